/** Bundle by bundle and station by station: what was taken over, and that nothing is missing. */
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { MergeReport } from '../../../../shared/contract/bundle.ts'
import { isErrorCode } from '../../../../shared/errors.ts'
import { errorMessage } from '../../../../shared/messages/translate.ts'
import { TracesLeft } from '../../../parts/traces-left.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useTimes } from '../../../parts/times.ts'
import room from '../organise-room.module.css'
import classes from './merge.module.css'

type Bundle = MergeReport['bundles'][number]
type Station = MergeReport['stations'][number]

/** More than anyone reads here; the file has them all. */
const SHOWN_ROWS = 50

export function ReportTables({ report: { bundles, stations, notWiped, owed } }: { report: MergeReport }) {
  const { t } = useWords()
  return (
    <>
      {stations.length > 0 && (
        <div className={classes.part}>
          <h4 className={classes.partTitle}>{t('bundles.report.stations')}</h4>
          <p className={room.quiet}>{t('bundles.report.stationsText')}</p>
          <div className={room.tablePlace} tabIndex={0} role="region" aria-label={t('bundles.report.stations')}>
            <Stations stations={stations} />
          </div>
        </div>
      )}
      <div className={classes.part}>
        <h4 className={classes.partTitle}>{t('bundles.report.bundles')}</h4>
        <div className={room.tablePlace} tabIndex={0} role="region" aria-label={t('bundles.report.bundles')}>
          <Bundles bundles={bundles} />
        </div>
        {bundles.some(({ refusedRowCount }) => refusedRowCount > 0) && <RefusedRows bundles={bundles} />}
      </div>
      <TracesLeft notWiped={notWiped} owed={owed} />
    </>
  )
}

function Stations({ stations }: { stations: readonly Station[] }) {
  const { t, number } = useWords()
  const erased = stations.some(({ scansErased }) => scansErased > 0)
  const columns = ['station', 'recorded', 'hereNow', ...(erased ? ['scansErased' as const] : []), 'complete'] as const
  return (
    <table className={room.table}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" data-number={column === 'station' || column === 'complete' ? undefined : true}>
              {t(`bundles.report.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {stations.map(({ station, name, scansInBundle, scansNow, scansErased, complete }) => (
          <tr key={station}>
            <th scope="row" className={classes.wrap}>
              <bdi>{name || t('bundles.stations.unnamed')}</bdi>
            </th>
            <td data-number>{number(scansInBundle)}</td>
            <td data-number>{number(scansNow)}</td>
            {erased && <td data-number>{number(scansErased)}</td>}
            <td>
              <span className={classes.verdict} data-complete={complete || undefined}>
                {complete ? <IconCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
                {complete
                  ? t('bundles.report.yes')
                  : t('bundles.report.no', { count: Math.max(1, scansInBundle - scansNow - scansErased) })}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Bundles({ bundles }: { bundles: readonly Bundle[] }) {
  const { t, translator } = useWords()
  const times = useTimes()
  const outcome = ({ status, error, again }: Bundle): string => {
    if (status === 'merged') return t(again ? 'bundles.report.mergedBefore' : 'bundles.report.merged')
    return t('bundles.report.refusedBecause', {
      reason:
        error !== null && isErrorCode(error.code)
          ? errorMessage(translator, error.code, error.params)
          : (error?.code ?? ''),
    })
  }
  return (
    <table className={room.table}>
      <thead>
        <tr>
          {(['file', 'station', 'madeAt', 'status'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`bundles.report.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bundles.map((bundle, index) => (
          // One file may come twice in one merge; their order never changes.
          <tr key={index}>
            <th scope="row" className={classes.wrap}>
              <bdi>{bundle.file}</bdi>
            </th>
            <td className={classes.wrap}>
              <bdi>{bundle.station ?? ''}</bdi>
            </td>
            <td>{bundle.madeAt === null ? '' : times.brief(bundle.madeAt)}</td>
            <td className={classes.wrapWide} data-refused={bundle.status === 'refused' || undefined}>
              {outcome(bundle)}
              {bundle.refusedRowCount > 0 && (
                <> · {t('bundles.report.refusedRows', { count: bundle.refusedRowCount })}</>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RefusedRows({ bundles }: { bundles: readonly Bundle[] }) {
  const { t } = useWords()
  return (
    <details className={classes.rows}>
      <summary>{t('bundles.report.rows')}</summary>
      <ul>
        {bundles
          .flatMap(({ refusedRows }) => refusedRows)
          .slice(0, SHOWN_ROWS)
          .map(({ leadId, table, reason }, at) => (
            // several rows of one lead may be refused for one reason
            <li key={at}>
              {t('bundles.report.row', { table, reason })} <code>{leadId}</code>
            </li>
          ))}
      </ul>
    </details>
  )
}
