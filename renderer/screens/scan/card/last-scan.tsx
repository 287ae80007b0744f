/** The last scan, or an earlier one opened again: the name is the largest thing here, green means on disk. */
import { IconScan } from '@tabler/icons-react'
import type { TakePicture } from '../../../parts/cards/take-picture.ts'
import { Empty } from '../../../ui/empty.tsx'
import { useWords } from '../../../ui/language.tsx'
import { kanaOf, lengthOfName, PersonName } from '../../../parts/person-name.tsx'
import { CardActions } from './card-actions.tsx'
import { ErasedVisitor } from './erased-visitor.tsx'
import { OutcomeLine } from './outcome-line.tsx'
import type { CardScan } from '../../../unsaved/outcome.ts'
import { CompanyName } from '../../../parts/company-name.tsx'
import classes from './last-scan.module.css'

interface Props {
  card: CardScan | null
  exhibitorChosen: boolean
  takePicture: TakePicture | null
  /** Opens the form over this visitor. */
  onComplete: () => void
}

export function LastScan({ card, exhibitorChosen, takePicture, onComplete }: Props) {
  const { t } = useWords()
  if (card === null) {
    return (
      <section className={classes.card} aria-label={t('scanning.last.title')} data-empty>
        <Empty icon={<IconScan size={52} stroke={1.2} />} title={t('scanning.last.empty')}>
          {exhibitorChosen ? t('scanning.last.emptyText') : t('scanning.last.emptyChoose')}
        </Empty>
      </section>
    )
  }
  return (
    <section className={classes.card} aria-label={t('scanning.last.title')} data-outcome={card.outcome}>
      <OutcomeLine card={card} />
      <Person card={card} />
      {card.saved !== null && card.outcome !== 'undone' && (
        <CardActions card={card} saved={card.saved} takePicture={takePicture} onComplete={onComplete} />
      )}
    </section>
  )
}

/** A longer organisation may be cut short. With the focus it shows whole. */
const LONG = 20

function Person({ card }: { card: CardScan }) {
  const { t } = useWords()
  const { contact } = card
  const work = contact === null ? [] : [contact.department, contact.title].filter((part) => part !== '')
  if (card.reason === 'erased') return <ErasedVisitor card={card} />
  if (card.outcome === 'rejected')
    return <p className={classes.rejected}>{card.reason === null ? '' : t(`scanning.what.${card.reason}`)}</p>
  return (
    <div className={classes.person}>
      <p className={classes.name} data-length={lengthOfName(contact, card.badgeCode)}>
        <PersonName contact={contact} badgeCode={card.badgeCode} />
      </p>
      {contact !== null && kanaOf(contact) !== '' && (
        <p className={classes.kana}>
          <bdi>{kanaOf(contact)}</bdi>
        </p>
      )}
      {contact !== null && contact.organisation !== '' && (
        <p
          className={classes.organisation}
          data-long={[...contact.organisation].length > LONG || undefined}
          title={contact.organisation}
          tabIndex={[...contact.organisation].length > LONG ? 0 : undefined}
        >
          <CompanyName name={contact.organisation} />
        </p>
      )}
      {work.length > 0 && (
        <p className={classes.work}>
          {work.map((part) => (
            <bdi key={part}>{part}</bdi>
          ))}
        </p>
      )}
      {card.outcome === 'kept' && (
        <p className={classes.help}>{t(card.badgeCode === null ? 'scanning.keptCard' : 'scanning.keptText')}</p>
      )}
      {card.warnings.length > 0 && (
        <p className={classes.warning}>
          {card.warnings.map((warning) => t(`reading.warning.${warning}`)).join(t('words.full'))}
        </p>
      )}
    </div>
  )
}
