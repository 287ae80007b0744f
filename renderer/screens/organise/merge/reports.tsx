/** What merges brought: the newest, or an earlier one that is chosen. */
import { useState } from 'react'
import { Button, NativeSelect } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import type { MergeReport } from '../../../../shared/contract/bundle.ts'
import { fileTimeIn, spanOf } from '../../../../shared/domain/day.ts'
import { arrive } from '../../../ui/arrival.ts'
import { useExhibition } from '../../../host/exhibition.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { saveFile } from '../../../ui/files.ts'
import { useTimes } from '../../../parts/times.ts'
import room from '../organise-room.module.css'
import { Conflicts } from './conflicts.tsx'
import { ReportTables } from './report-tables.tsx'
import classes from './merge.module.css'

interface KeptReport {
  at: string
  report: MergeReport
}

/** Its first file, and how many more there were. */
const filesOf = ({ bundles }: MergeReport): string =>
  `${bundles[0]?.file ?? ''}${bundles.length > 1 ? ` +${bundles.length - 1}` : ''}`

export function Reports({ reports }: { reports: readonly KeptReport[] }) {
  const { t } = useWords()
  const times = useTimes()
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = reports.find(({ at }) => at === chosen) ?? reports[0]
  if (shown === undefined) return null
  return (
    <article className={classes.report} aria-label={t('bundles.report.title')}>
      <h3 key={`title ${shown.at}`} ref={arrive} tabIndex={-1} className={room.subheading}>
        {t('bundles.report.title')}
      </h3>
      {reports.length > 1 && (
        <NativeSelect
          className={`${classes.short} ${classes.noPrint}`}
          label={t('bundles.report.choose')}
          value={shown.at}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={reports.map(({ at, report }) => ({ value: at, label: [times.full(at), filesOf(report)].join(' · ') }))}
        />
      )}
      <p className={`${room.quiet} ${classes.noPrint}`}>{t('bundles.report.keptUntil')}</p>
      <Report key={shown.at} {...shown} />
    </article>
  )
}

/** The one line that says whether all is well. */
function Verdict({ report: { bundles, stations } }: { report: MergeReport }) {
  const { t } = useWords()
  const merged = bundles.filter(({ status }) => status === 'merged').length
  const unknown = bundles.filter(({ error }) => error?.code === 'station_unknown').length
  if (merged === 0 && unknown > 0 && unknown === bundles.length)
    return <Notice tone="kept">{t('bundles.report.unknown', { count: unknown })}</Notice>
  if (merged === 0) return <Notice tone="failed">{t('bundles.report.nothing')}</Notice>
  if (stations.some(({ complete }) => !complete)) return <Notice tone="failed">{t('bundles.report.missing')}</Notice>
  if (merged < bundles.length) return <Notice tone="kept">{t('bundles.report.partly')}</Notice>
  return <Notice tone="new">{t('bundles.report.allHere')}</Notice>
}

/** Stations whose clock is wrong, or this one's. */
function ClocksAhead({ clocks }: Pick<MergeReport, 'clocks'>) {
  const { t } = useWords()
  return clocks.map(({ station, name, aheadMs, fieldCount }) => {
    const { unit, count } = spanOf(aheadMs)
    return (
      <Notice
        key={station}
        tone="kept"
        title={t(`bundles.report.clocks.${unit}`, { name: name || station.slice(0, 8), count })}
      >
        {t('bundles.report.clocks.advice')} {fieldCount > 0 && t('bundles.report.clocks.fields', { count: fieldCount })}
      </Notice>
    )
  })
}

function Report({ at, report }: KeptReport) {
  const { t, say, number } = useWords()
  const times = useTimes()
  const { name, timeZone } = useExhibition()
  const { leads, scans, erased, conflictCount } = report
  const counts = {
    new: leads.new,
    changed: leads.changed,
    unchanged: leads.unchanged,
    scansNew: scans.new,
    scansKnown: scans.known,
    conflicts: conflictCount,
    erased,
  }
  const download = () =>
    saveFile(
      new Blob([`${JSON.stringify(report, null, 2)}\n`], { type: 'application/json' }),
      `merge-${fileTimeIn(at, timeZone)}.json`,
    )
  return (
    <>
      <p className={room.quiet}>
        {say(name)} · {times.full(at)}
      </p>
      <Verdict report={report} />
      <ClocksAhead clocks={report.clocks} />
      <dl className={`${room.counts} ${classes.counts}`}>
        {(Object.keys(counts) as (keyof typeof counts)[]).map((count) => (
          <div key={count}>
            <dt>{t(`bundles.report.counts.${count}`)}</dt>
            <dd>{number(counts[count])}</dd>
          </div>
        ))}
      </dl>
      <div className={`${classes.actions} ${classes.noPrint}`}>
        <Button variant="default" leftSection={<IconDownload size={18} stroke={1.6} aria-hidden />} onClick={download}>
          {t('bundles.report.download')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} stroke={1.6} aria-hidden />}
          onClick={() => print()}
        >
          {t('bundles.report.print')}
        </Button>
      </div>
      <ReportTables report={report} />
      {conflictCount > 0 && (
        <Conflicts at={at} total={conflictCount} named={report.conflicts.length} stations={report.stations} />
      )}
    </>
  )
}
