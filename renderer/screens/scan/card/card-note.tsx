/** A note on the scan; Enter saves. What could not be saved stays in the field. */
import { useRef, useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { LeadId } from '../../../../shared/domain/ids.ts'
import { newCommand, useApi } from '../../../host/client.tsx'
import { useHalfWrittenNote } from '../../../unsaved/half-written.ts'
import { hushKeys, useKeys } from '../../../ui/keys.ts'
import { useWords } from '../../../ui/language.tsx'
import { type Change, changeOf, SavedMark } from '../../../parts/saved-mark.tsx'
import { useSettings } from '../../../host/settings.ts'
import classes from './card-actions.module.css'

const SAVED: Change = { status: 'success', error: null, again: () => undefined }

export function CardNote({ leadId }: { leadId: LeadId }) {
  const { t } = useWords()
  const { api } = useApi()
  const queries = useQueryClient()
  const { settings } = useSettings()
  const [text, setText] = useState('')
  const [written, setWritten] = useState<readonly { id: string; text: string }[]>([])
  const field = useRef<HTMLInputElement>(null)
  const note = useMutation(
    api.lead.addNote.mutationOptions({
      onSuccess: async ({ noteId }, order) => {
        setWritten((before) => [...before, { id: noteId, text: order.text }])
        clear(order.text)
        await queries.invalidateQueries({ queryKey: api.lead.key() })
      },
    }),
  )
  useKeys({ n: () => field.current?.focus() })
  const trimmed = text.trim()
  const clear = (saved: string) => setText((now) => (now.trim() === saved ? '' : now))
  // The next badge removes this field. Keys typed after that must not act as short cuts.
  const focused = useRef(false)
  useHalfWrittenNote({
    leadId,
    text,
    busy: note.isPending,
    onSaved: clear,
    onGone: () => {
      if (focused.current) hushKeys()
    },
  })
  return (
    <div>
      <form
        className={classes.note}
        onSubmit={(event) => {
          event.preventDefault()
          if (trimmed === '' || note.isPending) return
          // Sending the same text again sends the same command.
          const failed = note.isError && note.variables.text === trimmed && note.variables.leadId === leadId
          note.mutate(failed ? note.variables : { command: newCommand(), leadId, text: trimmed, by: settings.staff })
        }}
      >
        <TextInput
          ref={field}
          className={classes.noteField}
          aria-label={t('scanning.note.label')}
          placeholder={t('scanning.note.placeholder')}
          value={text}
          maxLength={4000}
          rightSection={text === '' ? <kbd aria-hidden>N</kbd> : undefined}
          rightSectionPointerEvents="none"
          autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)}
          onFocus={() => {
            focused.current = true
          }}
          onBlur={() => {
            focused.current = false
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
        />
        {trimmed !== '' && (
          <Button type="submit" loading={note.isPending}>
            {t('words.save')}
          </Button>
        )}
      </form>
      {written.length > 0 && (
        <ul className={classes.written} aria-label={t('scanning.note.saved')}>
          {written.map(({ id, text: words }) => (
            <li key={id}>
              <span>{words}</span>
              <SavedMark change={SAVED} />
            </li>
          ))}
        </ul>
      )}
      {note.isError && <SavedMark change={changeOf(note)} />}
    </div>
  )
}
