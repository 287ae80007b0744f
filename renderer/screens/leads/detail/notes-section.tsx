/** The notes as a history. A withdrawn note can be taken back for ten seconds. */
import { useState } from 'react'
import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { Lead } from '../../../../shared/contract/shapes.ts'
import { newCommand, useApi } from '../../../host/client.tsx'
import { useHalfWrittenNote } from '../../../unsaved/half-written.ts'
import { useWords } from '../../../ui/language.tsx'
import { changeOf } from '../../../parts/saved-mark.tsx'
import { useSettings } from '../../../host/settings.ts'
import { useLeadRefresh } from '../../../parts/lead-change.ts'
import { NoteItem } from './note-item.tsx'
import { Section } from './section.tsx'
import classes from './lead-detail.module.css'

export function NotesSection({ lead }: { lead: Lead }) {
  const { t } = useWords()
  const { api } = useApi()
  const { settings } = useSettings()
  const refresh = useLeadRefresh()
  const [text, setText] = useState('')
  const clear = (saved: string) => setText((now) => (now.trim() === saved ? '' : now))
  const add = useMutation(
    api.lead.addNote.mutationOptions({
      onSuccess: async (_answer, order) => {
        clear(order.text)
        await refresh()
      },
    }),
  )
  useHalfWrittenNote({ leadId: lead.leadId, text, busy: add.isPending, onSaved: clear })
  const trimmed = text.trim()
  function save() {
    if (trimmed === '' || add.isPending) return
    add.mutate(
      add.isError && add.variables.text === trimmed
        ? add.variables
        : { command: newCommand(), leadId: lead.leadId, text: trimmed, by: settings.staff },
    )
  }
  return (
    <Section title={t('leads.notes.title')} change={changeOf(add)}>
      {lead.notes.length === 0 && <p className={classes.quiet}>{t('leads.notes.none')}</p>}
      <ol className={classes.notes}>
        {lead.notes.map((note) => (
          <NoteItem key={note.noteId} leadId={lead.leadId} note={note} />
        ))}
      </ol>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Textarea
          aria-label={t('scanning.note.label')}
          placeholder={t('leads.notes.placeholder')}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
          }}
        />
        {trimmed !== '' && (
          <Button type="submit" mt={8} loading={add.isPending}>
            {t('leads.notes.add')}
          </Button>
        )}
      </form>
    </Section>
  )
}
