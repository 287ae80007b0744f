/**
 * Tells screen readers the outcome and name of the scan on the card, or how many scans wait for an exhibitor. It stays
 * in the page while cards change; a new element would not be read out.
 */
import { kanaOf, nameParts } from '../../../parts/person-name.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useTimes } from '../../../parts/times.ts'
import type { CardScan } from '../../../unsaved/outcome.ts'
import classes from '../scan-room.module.css'

export function SpokenScan({ card, held }: { card: CardScan | null; held: number }) {
  const { t } = useWords()
  const times = useTimes()
  return (
    <p className={classes.hidden} role="status" aria-live="assertive">
      {held > 0 ? t('scanning.chooseForWaiting', { count: held }) : card === null ? '' : spoken(card)}
    </p>
  )

  function spoken({ outcome, reason, contact, badgeCode, at }: CardScan): string {
    if (reason === 'erased') return t('scanning.erased.title')
    if (outcome === 'rejected') return reason === null ? t('scanning.outcome.rejected') : t(`scanning.what.${reason}`)
    const kana = contact === null ? '' : kanaOf(contact)
    const name = contact === null ? (badgeCode ?? '') : kana || nameParts(contact).join(' ')
    return [t(`scanning.outcome.${outcome}`, { time: times.clock(at) }), name]
      .filter((part) => part !== '')
      .join(t('words.colon'))
  }
}
