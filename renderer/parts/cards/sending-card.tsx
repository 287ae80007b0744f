/** A picture on its way to the disk, or one that did not get there. */
import { Button } from '@mantine/core'
import { dropCard, type OutgoingCard } from '../../unsaved/card-outbox.ts'
import { useWords } from '../../ui/language.tsx'
import { PictureOf } from '../picture-of.tsx'
import { SavedMark } from '../saved-mark.tsx'
import classes from './card-pictures.module.css'

export function SendingCard({ card, onAgain }: { card: OutgoingCard; onAgain: () => void }) {
  const { t } = useWords()
  return (
    <li className={classes.card} data-state={card.state}>
      <span className={classes.open}>
        <PictureOf blob={card.picture} alt={t('cards.title')} className={classes.small} />
      </span>
      <SavedMark
        change={{ status: card.state === 'failed' ? 'error' : 'pending', error: card.error, again: onAgain }}
      />
      {card.state === 'failed' && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          className={classes.button}
          onClick={() => dropCard(card.command.id)}
        >
          {t('cards.drop')}
        </Button>
      )}
    </li>
  )
}
