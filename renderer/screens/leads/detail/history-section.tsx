/** Where this lead comes from: every scan, and every change made by hand. */
import { useState } from 'react'
import { Button } from '@mantine/core'
import { useWords } from '../../../ui/language.tsx'
import { useFieldWords } from '../../../parts/field-words.ts'
import { useTimes } from '../../../parts/times.ts'
import type { LeadDetail } from '../../../parts/lead-change.ts'
import { Section } from './section.tsx'
import classes from './lead-detail.module.css'

export function HistorySection({ detail }: { detail: LeadDetail }) {
  const { t } = useWords()
  const times = useTimes()
  const [shown, setShown] = useState(false)
  const { fieldName, valueText } = useFieldWords()
  const stationName = (id: string) => detail.stationNames[id] ?? id.slice(0, 8)
  return (
    <>
      <Section title={t('leads.scans.title')}>
        <ol className={classes.history}>
          {detail.lead.scans.map((scan) => {
            const values = {
              at: times.full(scan.at),
              station: stationName(scan.station),
              source: t(`scanning.source.${scan.source}`),
              staff: scan.staff,
            }
            return <li key={scan.scanId}>{t(scan.staff === '' ? 'leads.scans.one' : 'leads.scans.by', values)}</li>
          })}
        </ol>
      </Section>
      <Section title={t('leads.changes.title')}>
        {detail.changes.length === 0 && <p className={classes.quiet}>{t('leads.changes.none')}</p>}
        {detail.changes.length > 0 && !shown && (
          <Button variant="default" className={classes.start} onClick={() => setShown(true)}>
            {t('words.bracketed', { text: t('leads.changes.show'), more: detail.changes.length })}
          </Button>
        )}
        {shown && (
          <ol className={classes.history}>
            {detail.changes.map((change) => (
              <li key={change.at + change.field}>
                <bdi>
                  {t('leads.changes.set', {
                    field: fieldName(change.field),
                    value: valueText(change.field, change.value),
                  })}
                </bdi>
                <span className={classes.quiet}>
                  {t(change.by === '' ? 'leads.changes.at' : 'leads.changes.by', {
                    at: times.full(change.at),
                    by: change.by,
                    station: stationName(change.station),
                  })}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Section>
    </>
  )
}
