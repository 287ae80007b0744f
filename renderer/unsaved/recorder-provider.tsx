/** The page's one recorder, above all rooms. Leaving the Scan screen loses nothing; closing the page asks first. */
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Client } from '../../shared/contract/index.ts'
import type { BadgeReading } from '../../shared/domain/badge/reading.ts'
import type { BadgeTemplate } from '../../shared/domain/badge/template.ts'
import { learnKind } from '../../shared/domain/scan/badge-kinds.ts'
import { cardsWaiting, sendCard, useCardRefresh } from './card-outbox.ts'
import { useApi } from '../host/client.tsx'
import { draftsWaiting } from './drafts.ts'
import { useExhibition } from '../host/exhibition.tsx'
import { useSettings } from '../host/settings.ts'
import { play } from '../ui/sounds.ts'
import { whenIdle } from '../ui/when-idle.ts'
import { createRecorder, type Recorder, type ScanEntry } from './recorder.ts'
import { outcomeOfEntry } from './outcome.ts'
import { noteOutcome } from './photo-intake.ts'
import { useStore } from '../store.ts'

const Context = createContext<Recorder | null>(null)

type Interpret = (payloadHex: string) => BadgeReading | null

/**
 * Loads the badge reader once the page is idle, because it is large. Until then the host's answer is the first reading.
 */
async function loadReader(country: string, templates: readonly BadgeTemplate[]): Promise<Interpret> {
  const { readBadge } = await import('../../shared/domain/badge/read.ts')
  return (payloadHex) =>
    readBadge(
      Uint8Array.from(payloadHex.match(/../g) ?? [], (hex) => Number.parseInt(hex, 16)),
      { country, templates },
    )
}

export function RecorderProvider({ client, children }: { client: Client; children: ReactNode }) {
  const { api } = useApi()
  const queries = useQueryClient()
  const { country, templates } = useExhibition()
  const { settings, change } = useSettings()
  const interpret = useRef<Interpret>(() => null)
  const [recorder, setRecorder] = useState<Recorder | null>(null)

  useEffect(() => {
    const fresh = createRecorder(client, (payloadHex) => interpret.current(payloadHex))
    setRecorder(fresh)
    return () => fresh.dispose()
  }, [client])

  useEffect(
    () =>
      whenIdle(() => {
        loadReader(country, templates).then(
          (ready) => {
            interpret.current = ready
          },
          (error: unknown) => console.error('the badge reader could not be loaded', error),
        )
      }),
    [country, templates],
  )

  const refreshCards = useCardRefresh()
  const { sound } = settings
  useEffect(
    () =>
      recorder?.onOutcome((entry) => {
        if (sound) play(outcomeOfEntry(entry))
        noteOutcome(entry)
        if (entry.state !== 'saved') return
        const leadId = entry.ack?.leadId ?? null
        if (leadId !== null && entry.byHand?.picture != null)
          sendCard(client, leadId, entry.byHand.picture, refreshCards)
        void queries.invalidateQueries({ queryKey: api.scan.key() })
        void queries.invalidateQueries({ queryKey: api.health.key() })
        void queries.invalidateQueries({ queryKey: api.lead.key() })
        void queries.invalidateQueries({ queryKey: api.followup.key() })
      }),
    [recorder, sound, queries, api, client, refreshCards],
  )

  const { badges } = settings
  useEffect(
    () =>
      recorder?.onOutcome(({ state, ack, symbology }) => {
        if (state !== 'saved' || ack === null || ack.outcome === 'rejected' || symbology === undefined) return
        const learned = learnKind(badges, symbology, ack.reading.format)
        if (learned !== badges) change({ badges: [...learned] })
      }),
    [recorder, badges, change],
  )

  useEffect(() => {
    function ask(event: BeforeUnloadEvent) {
      const unsaved =
        recorder !== null &&
        (recorder.held.get().length > 0 || recorder.entries.get().some((entry) => entry.state !== 'saved'))
      if (unsaved || cardsWaiting() || draftsWaiting()) event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [recorder])

  return recorder === null ? null : <Context value={recorder}>{children}</Context>
}

/** The recorder, its entries (newest first), and the number of entries that failed to save. */
export function useRecorder(): { recorder: Recorder; entries: readonly ScanEntry[]; unsaved: number } {
  const recorder = useContext(Context)
  if (recorder === null) throw new Error('no recorder above this component')
  const entries = useStore(recorder.entries)
  return { recorder, entries, unsaved: entries.filter((entry) => entry.state === 'failed').length }
}
