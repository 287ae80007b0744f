/** One picture as large as the screen, and when it was taken. */
import type { CardFact } from '../../../shared/contract/card.ts'
import type { LeadId } from '../../../shared/domain/ids.ts'
import { useWords } from '../../ui/language.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { PictureOf } from '../picture-of.tsx'
import { useTimes } from '../times.ts'
import { useCardPicture } from './use-card-picture.ts'
import classes from './card-pictures.module.css'

export function LargeCard({ leadId, card: { cardId, at } }: { leadId: LeadId; card: CardFact }) {
  const { t } = useWords()
  const times = useTimes()
  const picture = useCardPicture(leadId, cardId)
  if (picture.isError) return <FailureNotice error={picture.error} onRetry={() => void picture.refetch()} />
  return (
    <figure className={classes.figure}>
      {picture.data !== undefined && <PictureOf blob={picture.data} alt={t('cards.alt')} className={classes.large} />}
      <figcaption>{t('cards.taken', { at: times.full(at) })}</figcaption>
    </figure>
  )
}
