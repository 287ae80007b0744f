/** What became of the scan, in colour, icon and words, and for whom it was. */
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCheck,
  IconHelpCircle,
  IconHistory,
  IconLoader2,
  IconQrcodeOff,
  IconUserOff,
} from '@tabler/icons-react'
import { useExhibitor } from '../../../host/exhibition.tsx'
import { ExhibitorMark } from '../../../parts/exhibitor-mark.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useTimes } from '../../../parts/times.ts'
import type { CardScan, Outcome } from '../../../unsaved/outcome.ts'
import { useFailureText } from '../../../parts/failure-notice.tsx'
import classes from './last-scan.module.css'

const ICONS = {
  saving: IconLoader2,
  new: IconCheck,
  again: IconHistory,
  kept: IconHelpCircle,
  rejected: IconQrcodeOff,
  failed: IconAlertTriangle,
  undone: IconArrowBackUp,
} satisfies Record<Outcome, unknown>

export function OutcomeLine({ card }: { card: CardScan }) {
  const { t, nth, say } = useWords()
  const times = useTimes()
  const failureText = useFailureText()
  const Icon = card.reason === 'erased' ? IconUserOff : ICONS[card.outcome]
  const exhibitor = useExhibitor(card.exhibitorId)
  const { previous } = card
  const before =
    previous === null
      ? null
      : previous.staff === ''
        ? t('scanning.againBefore', { time: times.short(previous.at) })
        : t('scanning.againBeforeBy', { time: times.short(previous.at), staff: previous.staff })
  return (
    <div className={classes.outcome}>
      <span className={classes.outcomeIcon} data-turning={card.outcome === 'saving' || undefined}>
        <Icon size={22} stroke={2} aria-hidden />
      </span>
      <div className={classes.outcomeWords}>
        <p className={classes.outcomeTitle}>
          {card.reason === 'erased'
            ? t('scanning.erased.title')
            : t(`scanning.outcome.${card.outcome}`, { time: times.clock(card.at) })}
        </p>
        {exhibitor !== null && card.outcome !== 'rejected' && (
          <p className={classes.exhibitor}>
            <ExhibitorMark position={exhibitor.position} size={12} />
            <span className={classes.exhibitorName}>{say(exhibitor.name)}</span>
          </p>
        )}
        {card.outcome === 'again' && card.times > 1 && (
          <p className={classes.more}>
            {t('scanning.againNth', { nth: nth(card.times) })}
            {before !== null && <> · {before}</>}
          </p>
        )}
        {card.outcome === 'failed' && (
          <p className={classes.more}>
            {failureText(card.error)} {t('scanning.failedKept')}
          </p>
        )}
      </div>
    </div>
  )
}
