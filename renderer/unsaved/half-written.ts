/**
 * What is half written, a note, an answer, a planned action, is saved as it stands when one leaves it: for the next
 * badge, another lead,
 * another room, a reload, the lock. What could not be saved then is shown with its text.
 */
import { useLayoutEffect, useRef } from 'react'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import type { LeadId } from '../../shared/domain/ids.ts'
import { newCommand, useApi } from '../host/client.tsx'
import { failureText } from '../host/failure.ts'
import { useWords } from '../ui/language.tsx'
import { useSettings } from '../host/settings.ts'

const open = new Set<() => Promise<void>>()

/** Saves all that is half written on this page; for before a lock, which nothing could be saved after. */
export async function saveHalfWritten(): Promise<void> {
  await Promise.all([...open].map((save) => save()))
}

interface HalfWritten<T> {
  /** What is typed and not saved; null where nothing is. */
  typed: T | null
  /** Is it being saved already? */
  busy: boolean
  send: (typed: T) => Promise<unknown>
  /** What is shown of it where it could not be saved. */
  textOf: (typed: T) => string
  /** Told of what was saved, where the field is still there. */
  onSaved?: (typed: T) => void
  /** Runs when the field goes. */
  onGone?: () => void
}

export function useHalfWritten<T>(half: HalfWritten<T>): void {
  const { api } = useApi()
  const { t, translator } = useWords()
  const queries = useQueryClient()
  const latest = useRef(half)
  const save = useRef<() => Promise<void>>(() => Promise.resolve())
  const sent = useRef<string | null>(null)
  useLayoutEffect(() => {
    latest.current = half
    if (half.typed === null) sent.current = null
    save.current = async () => {
      const { typed, busy, send, textOf, onSaved } = latest.current
      if (typed === null || busy || JSON.stringify(typed) === sent.current) return
      sent.current = JSON.stringify(typed)
      try {
        await send(typed)
        onSaved?.(typed)
        await queries.invalidateQueries({ queryKey: api.lead.key() })
      } catch (error) {
        sent.current = null
        notifications.show({
          color: 'red',
          autoClose: false,
          withBorder: true,
          title: `${t('words.notSaved')}${t('words.colon')}${textOf(typed)}`,
          message: failureText(translator, error),
          closeButtonProps: { 'aria-label': t('words.close') },
        })
      }
    }
  })
  useLayoutEffect(() => {
    const now = () => save.current()
    const hide = () => void now()
    open.add(now)
    addEventListener('pagehide', hide)
    return () => {
      open.delete(now)
      removeEventListener('pagehide', hide)
      latest.current.onGone?.()
      void now()
    }
  }, [])
}

/** The same for a note on a lead. */
export function useHalfWrittenNote({
  leadId,
  text,
  ...rest
}: { leadId: LeadId; text: string } & Pick<HalfWritten<string>, 'busy' | 'onSaved' | 'onGone'>): void {
  const { client } = useApi()
  const { settings } = useSettings()
  useHalfWritten({
    ...rest,
    typed: text.trim() === '' ? null : text.trim(),
    textOf: (typed) => typed,
    send: (typed) => client.lead.addNote({ command: newCommand(), leadId, text: typed, by: settings.staff }),
  })
}
