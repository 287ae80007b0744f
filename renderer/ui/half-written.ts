/**
 * A note half written is saved as it stands when one leaves it: for the next badge, another lead, another room, a reload, the lock.
 * What could not be saved then is shown with its text.
 */
import { useLayoutEffect, useRef } from 'react'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import type { LeadId } from '../../shared/domain/ids.ts'
import { newCommand, useApi } from './client.tsx'
import { useFailureText } from './failure.ts'
import { useWords } from './language.tsx'
import { useSettings } from './settings.ts'

const open = new Set<() => Promise<void>>()

/** Saves every note that is half written on this page; for before a lock, which nothing could be saved after. */
export async function saveHalfWritten(): Promise<void> {
  await Promise.all([...open].map((save) => save()))
}

interface HalfWritten {
  leadId: LeadId
  text: string
  /** Is it being saved already? */
  busy: boolean
  /** Told of the text that was saved, where the field is still there. */
  onSaved: (text: string) => void
  /** Runs when the field goes. */
  onGone?: () => void
}

export function useHalfWritten(note: HalfWritten): void {
  const { client, api } = useApi()
  const { t } = useWords()
  const { settings } = useSettings()
  const queries = useQueryClient()
  const failureText = useFailureText()
  const latest = useRef(note)
  const save = useRef<() => Promise<void>>(() => Promise.resolve())
  const sent = useRef('')
  useLayoutEffect(() => {
    latest.current = note
    if (note.text.trim() === '') sent.current = ''
    save.current = async () => {
      const { leadId, text: typed, busy, onSaved } = latest.current
      const text = typed.trim()
      if (text === '' || busy || text === sent.current) return
      sent.current = text
      try {
        await client.lead.addNote({ command: newCommand(), leadId, text, by: settings.staff })
        onSaved(text)
        await queries.invalidateQueries({ queryKey: api.lead.key() })
      } catch (error) {
        sent.current = ''
        notifications.show({ color: 'red', autoClose: false, withBorder: true, title: `${t('words.notSaved')}${t('words.colon')}${text}`, message: failureText(error), closeButtonProps: { 'aria-label': t('words.close') } })
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
