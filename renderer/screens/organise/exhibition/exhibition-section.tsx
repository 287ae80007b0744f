/** What is set up: the fair, its days, who scans, what is asked and agreed to. */
import type { ReactNode } from 'react'
import { useExhibition } from '../../../host/exhibition.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useTimes } from '../../../parts/times.ts'
import classes from '../organise-room.module.css'

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export function ExhibitionSection() {
  const { t, say } = useWords()
  const times = useTimes()
  const { name, venue, booth, startsOn, endsOn, timeZone, retentionDays, staff, questions, consent } = useExhibition()
  return (
    <>
      <h2 className={classes.heading}>{say(name)}</h2>
      <dl className={classes.facts}>
        <Fact name={t('organise.exhibition.venue')}>{say(venue)}</Fact>
        <Fact name={t('organise.exhibition.booth')}>{booth}</Fact>
        <Fact name={t('organise.exhibition.days')}>{times.days(startsOn, endsOn)}</Fact>
        <Fact name={t('organise.exhibition.timeZone')}>{timeZone}</Fact>
        <Fact name={t('organise.exhibition.retention')}>
          {t('organise.exhibition.retentionDays', { count: retentionDays })}
        </Fact>
        <Fact name={t('organise.exhibition.staff')}>
          {staff.length === 0 ? t('organise.exhibition.nobody') : staff.join(t('words.comma'))}
        </Fact>
        {questions.length > 0 && (
          <Fact name={t('organise.exhibition.questions')}>
            <ul>
              {questions.map(({ id, text }) => (
                <li key={id}>{say(text)}</li>
              ))}
            </ul>
          </Fact>
        )}
        {consent.purposes.length > 0 && (
          <Fact name={t('organise.exhibition.purposes')}>
            <ul>
              {consent.purposes.map(({ id, text }) => (
                <li key={id}>{say(text)}</li>
              ))}
            </ul>
            <span className={classes.quiet}>
              {t('organise.exhibition.wordingVersion', { version: consent.version })}
            </span>
          </Fact>
        )}
      </dl>
    </>
  )
}
