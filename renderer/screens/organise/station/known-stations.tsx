/** Every station that has recorded something here, or whose bundles are taken, with its fingerprint. */
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../host/client.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useTimes } from '../../../parts/times.ts'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import classes from '../organise-room.module.css'

const COLUMNS = ['name', 'fingerprint', 'scans', 'accepted'] as const

export function KnownStations() {
  const { t, number } = useWords()
  const times = useTimes()
  const { api } = useApi()
  const stations = useQuery(api.bundle.stations.queryOptions())
  return (
    <>
      <h3 className={classes.subheading}>{t('bundles.stations.title')}</h3>
      <p className={classes.quiet}>{t('bundles.stations.text')}</p>
      {stations.isError && <FailureNotice error={stations.error} onRetry={() => void stations.refetch()} />}
      {stations.isPending && <Skeleton h={120} />}
      {stations.data !== undefined && (
        <div className={classes.tablePlace} tabIndex={0} role="region" aria-label={t('bundles.stations.title')}>
          <table className={classes.table}>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" data-number={column === 'scans' || undefined}>
                    {t(`bundles.stations.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {stations.data.map(({ stationId, name, fingerprint, here, scans, acceptedAt }) => (
                <tr key={stationId}>
                  <th scope="row">
                    <bdi>{name || t('bundles.stations.unnamed')}</bdi>
                  </th>
                  <td>{fingerprint}</td>
                  <td data-number>{number(scans)}</td>
                  <td>
                    {here
                      ? t('bundles.stations.here')
                      : acceptedAt === null
                        ? t('bundles.stations.throughOthers')
                        : times.brief(acceptedAt)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
