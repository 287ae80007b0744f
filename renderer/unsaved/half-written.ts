/**
 * Saves a half-written note, answer or planned action when staff leave it: for another badge, lead or room, a reload
 * or the lock. A text that could not be saved is shown.
 */
import { useLayoutEffect, useRef } from 'react'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import type { LeadId } from '../../shared/domain/ids.ts'
import { newCommand, useApi } from '../host/client.tsx'
import { failureText } from '../host/failure.ts'
import { useWords } from '../ui/language.tsx'
import { useSettings } from '../host/settings.ts'
import { useSettleOnLeaving } from './leaving.ts'

interface HalfWritten<T> {
  /** The typed text that is not saved; null without one. */
  typed: T | null
  /** Is it being saved already? */
  busy: boolean
  send: (typed: T) => Promise<unknown>
  /** The text that is shown when it could not be saved. */
  textOf: (typed: T) => string
  /** Called after saving while the field is still there. */
  onSaved?: (typed: T) => void
  /** Runs when the field is removed. */
  onGone?: () => void
}

export function useHalfWritten<T>(half: HalfWritten<T>): void {
  const { api } = useApi()
  const { t, translator } = useWords()
  const queries = useQueryClient()
  const latest = useRef(half)
  const sent = useRef<string | null>(null)
  useLayoutEffect(() => {
    latest.current = half
    if (half.typed === null) sent.current = null
  })
  useLayoutEffect(() => () => latest.current.onGone?.(), [])
  useSettleOnLeaving(async () => {
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
  })
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
