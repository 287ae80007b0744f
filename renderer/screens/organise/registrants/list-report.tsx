/** What became of a list that was just taken over. */
import { Button } from '@mantine/core'
import type { RegistrantReport } from '../../../../shared/contract/registrant.ts'
import { arrive } from '../../../ui/arrival.ts'
import { useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import room from '../organise-room.module.css'
import { Refusals } from './refusals.tsx'
import classes from './registrants.module.css'

const COUNTS = ['rows', 'imported', 'refused', 'filled', 'replaced'] as const

export function ListReport({ report, onClose }: { report: RegistrantReport; onClose: () => void }) {
  const { t, number } = useWords()
  const shown = COUNTS.filter((count) => count !== 'replaced' || report.replaced > 0)
  return (
    <>
      <div ref={arrive} tabIndex={-1} className={classes.arrived}>
        <Notice
          tone="new"
          title={t('registrants.doneTitle')}
          action={
            <Button variant="default" onClick={onClose}>
              {t('words.close')}
            </Button>
          }
        />
      </div>
      <dl className={room.counts}>
        {shown.map((count) => (
          <div key={count} data-count={count}>
            <dt>{t(`registrants.counts.${count}`)}</dt>
            <dd>{number(report[count])}</dd>
          </div>
        ))}
      </dl>
      {report.refused > 0 && <Refusals report={report} />}
    </>
  )
}
