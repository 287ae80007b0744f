/** Pairs that are almost certainly one person: accepted together, or one taken out. */
import { Button } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import type { DuplicatePair, DuplicateVisitor } from '../../../shared/contract/duplicate.ts'
import { whoseName } from '../../../shared/domain/lead/kept-name.ts'
import { useWords } from '../../ui/language.tsx'
import { PersonName } from '../person-name.tsx'
import { useReasons } from './person-words.ts'
import { CompanyName } from '../company-name.tsx'
import classes from './duplicates.module.css'

/** More lines would make the page slow. The button accepts the pairs that are not shown as well. */
const SHOWN = 50
/** So many reasons are shown for a pair. */
const REASONS = 2

interface Props {
  pairs: readonly DuplicatePair[]
  visitors: ReadonlyMap<string, DuplicateVisitor>
  busy: boolean
  onDecide: (pairs: readonly DuplicatePair[], onePerson: boolean) => void
}

export function SurePairs({ pairs, visitors, busy, onDecide }: Props) {
  const { t } = useWords()
  const reasonsOf = useReasons()
  return (
    <section className={classes.part} aria-label={t('duplicates.sure.title', { count: pairs.length })}>
      <h3 className={classes.subheading}>{t('duplicates.sure.title', { count: pairs.length })}</h3>
      <Button
        size="md"
        className={classes.start}
        loading={busy}
        leftSection={<IconChecks size={20} stroke={1.6} aria-hidden />}
        onClick={() => onDecide(pairs, true)}
      >
        {t('duplicates.sure.accept', { count: pairs.length })}
      </Button>
      <ul className={classes.sure}>
        {pairs.slice(0, SHOWN).map((pair) => (
          <li key={pair.pairId} className={classes.sureLine}>
            <Two a={visitors.get(pair.a)} b={visitors.get(pair.b)} />
            <p className={classes.why}>
              {reasonsOf(pair)
                .for.slice(0, REASONS)
                .map((reason) => (
                  <bdi key={reason}>{reason}</bdi>
                ))}
            </p>
            <Button
              className={classes.apart}
              variant="subtle"
              color="gray"
              disabled={busy}
              onClick={() => onDecide([pair], false)}
            >
              {t('duplicates.sure.apart')}
            </Button>
          </li>
        ))}
      </ul>
      {pairs.length > SHOWN && (
        <p className={classes.text}>{t('duplicates.sure.more', { count: pairs.length - SHOWN })}</p>
      )}
    </section>
  )
}

/** Both of a pair; the one whose name the joined lead shows says so. */
function Two({ a, b }: { a: DuplicateVisitor | undefined; b: DuplicateVisitor | undefined }) {
  const kept = a === undefined || b === undefined ? null : whoseName([a, b])
  return [a, b].map((visitor, i) => (
    <VisitorName key={i} visitor={visitor} kept={visitor !== undefined && visitor === kept} />
  ))
}

function VisitorName({ visitor, kept }: { visitor: DuplicateVisitor | undefined; kept: boolean }) {
  const { t } = useWords()
  if (visitor === undefined) return <div />
  return (
    <div className={classes.person}>
      <p className={classes.name}>
        <PersonName contact={visitor.contact} badgeCode={visitor.badgeCode} />{' '}
        {kept && <span className={classes.kept}>{t('duplicates.unsure.nameKept')}</span>}
      </p>
      {visitor.contact.organisation !== '' && (
        <p className={classes.quiet} title={visitor.contact.organisation}>
          <CompanyName name={visitor.contact.organisation} />
        </p>
      )}
    </div>
  )
}
