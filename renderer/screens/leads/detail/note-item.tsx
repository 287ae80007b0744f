/** One note. Withdrawing it waits ten seconds, or happens at once when staff leave. */
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { Lead } from '../../../../shared/contract/shapes.ts'
import { newCommand, useApi } from '../../../host/client.tsx'
import { useWords } from '../../../ui/language.tsx'
import { changeOf, SavedMark } from '../../../parts/saved-mark.tsx'
import { useTimes } from '../../../parts/times.ts'
import { useUndoable } from '../../../unsaved/undoable.ts'
import { useLeadRefresh } from '../../../parts/lead-change.ts'
import classes from './lead-detail.module.css'

interface Props {
  leadId: Lead['leadId']
  note: Lead['notes'][number]
}

export function NoteItem({ leadId, note }: Props) {
  const { t } = useWords()
  const times = useTimes()
  const { api } = useApi()
  const refresh = useLeadRefresh()
  const withdraw = useMutation(api.lead.withdrawNote.mutationOptions({ onSuccess: refresh }))
  const { left, begin, takeBack } = useUndoable(() =>
    withdraw.mutateAsync({ command: newCommand(), leadId, noteId: note.noteId }),
  )

  return (
    <li className={classes.note} data-going={left !== null || withdraw.isPending || undefined}>
      <p className={classes.noteText}>{note.text}</p>
      <p className={classes.noteFoot}>
        <span>
          {note.by === '' ? times.full(note.at) : t('leads.notes.by', { at: times.full(note.at), by: note.by })}
        </span>
        {left === null ? (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            className={classes.small}
            loading={withdraw.isPending}
            aria-label={t('leads.notes.withdrawLabel', { text: note.text })}
            onClick={begin}
          >
            {t('leads.notes.withdraw')}
          </Button>
        ) : (
          <>
            <span role="status">{t('leads.notes.withdrawn', { count: left })}</span>
            <Button size="compact-sm" variant="light" className={classes.small} onClick={takeBack}>
              {t('words.undo')}
            </Button>
          </>
        )}
      </p>
      {withdraw.isError && <SavedMark change={changeOf(withdraw)} />}
    </li>
  )
}
