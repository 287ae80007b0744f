/** Shows two visitors side by side with the reasons for and against one person, and asks for a decision. */
import { useState } from 'react'
import { Button } from '@mantine/core'
import { IconCheck, IconMinus, IconPlus, IconUser, IconUsers } from '@tabler/icons-react'
import type { DuplicatePair, DuplicateVisitor } from '../../../shared/contract/duplicate.ts'
import { whoseName } from '../../../shared/domain/lead/kept-name.ts'
import type { VisitorId } from '../../../shared/domain/ids.ts'
import { useExhibition } from '../../host/exhibition.tsx'
import { useWords } from '../../ui/language.tsx'
import { kanaOf, PersonName } from '../person-name.tsx'
import { useTimes } from '../times.ts'
import type { DecidedPair } from './decide.ts'
import { useReasons } from './person-words.ts'
import classes from './duplicates.module.css'

interface Props {
  pair: DuplicatePair
  left: number
  visitors: ReadonlyMap<string, DuplicateVisitor>
  busy: boolean
  /** Shows which exhibitors saw them. An exhibitor sees only its own visitors, so the line says nothing there. */
  seenBy: boolean
  onDecide: (pairs: readonly DecidedPair[], onePerson: boolean) => void
  onLater: (pair: DuplicatePair) => void
}

/** What is compared, line by line. */
function useLines(): (
  visitor: DuplicateVisitor,
) => [key: 'badge' | 'company' | 'work' | 'email' | 'phone' | 'seenBy' | 'scans', value: string][] {
  const { say } = useWords()
  const times = useTimes()
  const { exhibitors } = useExhibition()
  return ({ badgeCode, contact, exhibitorIds, scans, lastScannedAt }) => [
    ['company', contact.organisation],
    ['work', [contact.department, contact.title].filter((part) => part !== '').join(' ')],
    ['email', contact.emails.join(', ')],
    ['phone', contact.phones.map(({ number }) => number).join(', ')],
    ['badge', badgeCode ?? ''],
    [
      'seenBy',
      exhibitors
        .filter(({ exhibitorId }) => exhibitorIds.includes(exhibitorId))
        .map(({ name }) => say(name))
        .join(', '),
    ],
    ['scans', lastScannedAt === null ? '' : `${scans} · ${times.brief(lastScannedAt)}`],
  ]
}

export function PairDecision({ pair, left, visitors, busy, seenBy, onDecide, onLater }: Props) {
  const { t } = useWords()
  const linesOf = useLines()
  const reasons = useReasons()(pair)
  const both = [visitors.get(pair.a), visitors.get(pair.b)].filter((visitor) => visitor !== undefined)
  const [chosen, setChosen] = useState<VisitorId | null>(null)
  const [first, ...others] = both
  const kept = chosen ?? (first === undefined ? null : whoseName([first, ...others]).visitorId)
  const kana = both.some((visitor) => kanaOf(visitor.contact) !== '')
  const lines = both.map((visitor) => new Map(linesOf(visitor)))
  const keys = (['company', 'work', 'email', 'phone', 'badge', 'seenBy', 'scans'] as const).filter(
    (key) => (seenBy || key !== 'seenBy') && lines.some((of) => of.get(key) !== ''),
  )
  return (
    <section className={classes.part} aria-label={t('duplicates.unsure.title')}>
      <h3 className={classes.subheading}>
        {t('duplicates.unsure.title')}{' '}
        <span className={classes.left}>{t('duplicates.unsure.left', { count: left })}</span>
      </h3>
      <div className={classes.two}>
        {both.map((visitor, i) => (
          <div key={visitor.visitorId} className={classes.card}>
            <p className={classes.cardName}>
              <PersonName contact={visitor.contact} badgeCode={visitor.badgeCode} />
            </p>
            {kana && (
              <p className={classes.kana}>
                <bdi>{kanaOf(visitor.contact)}</bdi>
              </p>
            )}
            {both.length > 1 && (
              <Button
                className={classes.keep}
                variant={visitor.visitorId === kept ? 'light' : 'default'}
                leftSection={visitor.visitorId === kept ? <IconCheck size={18} stroke={1.8} aria-hidden /> : undefined}
                aria-pressed={visitor.visitorId === kept}
                onClick={() => setChosen(visitor.visitorId)}
              >
                {t(visitor.visitorId === kept ? 'duplicates.unsure.nameKept' : 'duplicates.unsure.keepName')}
              </Button>
            )}
            <dl className={classes.lines}>
              {keys.map((key) => {
                const value = lines[i]?.get(key) ?? ''
                const equal = value !== '' && lines.every((of) => of.get(key) === value)
                return (
                  <div key={key} data-same={equal || undefined}>
                    <dt>{t(`duplicates.unsure.${key}`)}</dt>
                    <dd>
                      <bdi>{value || '–'}</bdi>
                    </dd>
                  </div>
                )
              })}
            </dl>
          </div>
        ))}
      </div>
      <p className={classes.chance}>{t('duplicates.unsure.chance', { percent: Math.round(pair.score * 100) })}</p>
      <ul className={classes.reasons}>
        {reasons.for.map((reason) => (
          <li key={reason}>
            <IconPlus size={16} stroke={2.4} aria-label={t('duplicates.unsure.for')} />
            <bdi>{reason}</bdi>
          </li>
        ))}
        {reasons.against.map((reason) => (
          <li key={reason} data-against>
            <IconMinus size={16} stroke={2.4} aria-label={t('duplicates.unsure.against')} />
            <bdi>{reason}</bdi>
          </li>
        ))}
      </ul>
      <div className={classes.choices}>
        <Button
          size="md"
          disabled={busy}
          leftSection={<IconUser size={20} stroke={1.6} aria-hidden />}
          onClick={() => onDecide([chosen === null ? pair : { ...pair, keepName: chosen }], true)}
        >
          {t('duplicates.unsure.onePerson')}
        </Button>
        <Button
          size="md"
          variant="default"
          disabled={busy}
          leftSection={<IconUsers size={20} stroke={1.6} aria-hidden />}
          onClick={() => onDecide([pair], false)}
        >
          {t('duplicates.unsure.twoPeople')}
        </Button>
        {left > 1 && (
          <Button size="md" variant="subtle" color="gray" disabled={busy} onClick={() => onLater(pair)}>
            {t('duplicates.unsure.later')}
          </Button>
        )}
      </div>
    </section>
  )
}
