/** A saved picture, small. A tap shows it large. Deleting it waits ten seconds, in which it can be undone. */
import { Button } from '@mantine/core'
import { IconId, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { CardId, LeadId } from '../../../shared/domain/ids.ts'
import { newCommand, useApi } from '../../host/client.tsx'
import { useWords } from '../../ui/language.tsx'
import { useUndoable } from '../../unsaved/undoable.ts'
import { PictureOf } from '../picture-of.tsx'
import { SavedMark } from '../saved-mark.tsx'
import { useCardPicture } from './use-card-picture.ts'
import classes from './card-pictures.module.css'

interface Props {
  leadId: LeadId
  cardId: CardId
  number: number
  /** Added on this page. */
  fresh: boolean
  onOpen: () => void
  onGone: () => Promise<unknown>
}

export function KeptCard({ leadId, cardId, number, fresh, onOpen, onGone }: Props) {
  const { t } = useWords()
  const { api } = useApi()
  const picture = useCardPicture(leadId, cardId)
  const withdraw = useMutation(api.card.withdraw.mutationOptions({ onSuccess: onGone }))
  const going = useUndoable(() => withdraw.mutateAsync({ command: newCommand(), leadId, cardId }))
  return (
    <li className={classes.card} data-going={going.left !== null || undefined}>
      <button type="button" className={classes.open} aria-label={t('cards.open', { number })} onClick={onOpen}>
        {picture.data === undefined ? (
          <IconId size={30} stroke={1.3} aria-hidden />
        ) : (
          <PictureOf blob={picture.data} alt="" className={classes.small} />
        )}
      </button>
      <div className={classes.foot}>
        {going.left === null ? (
          <>
            <SavedMark change={{ status: fresh ? 'success' : 'idle', error: null, again: () => undefined }} />
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              className={classes.button}
              loading={withdraw.isPending}
              aria-label={t('cards.withdraw', { number })}
              onClick={going.begin}
            >
              <IconTrash size={18} stroke={1.6} aria-hidden />
            </Button>
          </>
        ) : (
          <>
            <span role="status">{t('words.secondsLeft', { count: going.left })}</span>
            <Button size="compact-sm" variant="light" className={classes.button} onClick={going.takeBack}>
              {t('words.undo')}
            </Button>
          </>
        )}
      </div>
      {withdraw.isError && (
        <SavedMark
          change={{ status: 'error', error: withdraw.error, again: () => withdraw.mutate(withdraw.variables) }}
        />
      )}
    </li>
  )
}
