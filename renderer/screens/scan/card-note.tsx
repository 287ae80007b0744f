/**
 * A note on the scan; Enter saves. What could not be saved stays in the field, and what was still being typed when the next badge
 * came is saved as it stood.
 */
import { useLayoutEffect, useRef, useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { LeadId } from '../../../shared/domain/ids.ts'
import { newCommand, useApi } from '../../ui/client.tsx'
import { useFailureText } from '../../ui/failure.ts'
import { hushKeys, useKeys } from '../../ui/keys.ts'
import { useWords } from '../../ui/language.tsx'
import { changeOf, SavedMark } from '../../ui/saved-mark.tsx'
import { useSettings } from '../../ui/settings.ts'
import classes from './card-actions.module.css'

export function CardNote({ leadId }: { leadId: LeadId }) {
  const { t } = useWords()
  const { api } = useApi()
  const queries = useQueryClient()
  const { settings } = useSettings()
  const [text, setText] = useState('')
  const [written, setWritten] = useState<readonly { id: string; text: string }[]>([])
  const field = useRef<HTMLInputElement>(null)
  const note = useMutation(api.lead.addNote.mutationOptions({
    onSuccess: async ({ noteId }, order) => {
      setWritten((before) => [...before, { id: noteId, text: order.text }])
      setText((now) => (now.trim() === order.text ? '' : now))
      await queries.invalidateQueries({ queryKey: api.lead.key() })
    },
  }))
  useKeys({ n: () => field.current?.focus() })
  const trimmed = text.trim()
  const leave = useLeaving({ leadId, text: trimmed, by: settings.staff, busy: note.isPending })
  return (
    <div>
      <form
        className={classes.note}
        onSubmit={(event) => {
          event.preventDefault()
          if (trimmed === '' || note.isPending) return
          // The same text tried again is the same note.
          const failed = note.isError && note.variables.text === trimmed && note.variables.leadId === leadId
          note.mutate(failed ? note.variables : { command: newCommand(), leadId, text: trimmed, by: settings.staff })
        }}
      >
        <TextInput
          ref={field} className={classes.noteField} aria-label={t('scanning.note.label')} placeholder={t('scanning.note.placeholder')} value={text} maxLength={4000}
          rightSection={text === '' ? <kbd aria-hidden>N</kbd> : undefined} rightSectionPointerEvents="none" autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)} onFocus={() => leave(true)} onBlur={() => leave(false)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
        />
        {trimmed !== '' && <Button type="submit" loading={note.isPending}>{t('words.save')}</Button>}
      </form>
      {written.length > 0 && <ul className={classes.written} aria-label={t('scanning.note.saved')}>{written.map(({ id, text: words }) => <li key={id}>{words}</li>)}</ul>}
      {note.status !== 'idle' && <SavedMark change={changeOf(note)} />}
    </div>
  )
}

interface Draft {
  leadId: LeadId
  text: string
  by: string
  busy: boolean
}

/** Saves the draft when the card goes, and keeps what is typed on from being taken for short cuts. Returns how to tell of the focus. */
function useLeaving(draft: Draft): (focused: boolean) => void {
  const { client, api } = useApi()
  const { t } = useWords()
  const queries = useQueryClient()
  const failureText = useFailureText()
  const focused = useRef(false)
  const last = useRef<() => void>(() => undefined)
  useLayoutEffect(() => {
    last.current = () => {
      if (focused.current) hushKeys()
      const { leadId, text, by, busy } = draft
      if (text === '' || busy) return
      client.lead.addNote({ command: newCommand(), leadId, text, by }).then(
        () => queries.invalidateQueries({ queryKey: api.lead.key() }),
        (error: unknown) => {
          notifications.show({ color: 'red', autoClose: false, withBorder: true, title: `${t('words.notSaved')}: ${text}`, message: failureText(error), closeButtonProps: { 'aria-label': t('words.close') } })
        },
      )
    }
  })
  useLayoutEffect(() => () => last.current(), [])
  return (now) => {
    focused.current = now
  }
}
