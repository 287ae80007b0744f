/** This station's bundles: the leads that are nowhere else, taking a bundle, and automatic bundles. */
import { Skeleton } from '@mantine/core'
import { IconCircleCheck, IconPackageExport } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../host/client.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useTimes } from '../../../parts/times.ts'
import room from '../organise-room.module.css'
import { AutoBundle } from './auto-bundle.tsx'
import { TakeBundle } from './take-bundle.tsx'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import classes from './bundles.module.css'

export function BundlesSection() {
  const { t } = useWords()
  const times = useTimes()
  const { api } = useApi()
  const status = useQuery(api.bundle.status.queryOptions({ refetchInterval: 15_000 }))
  const { data } = status
  return (
    <>
      <h2 className={room.heading}>{t('bundles.title')}</h2>
      <p className={room.quiet}>{t('bundles.text')}</p>
      {status.isError && <FailureNotice error={status.error} onRetry={() => void status.refetch()} />}
      {status.isPending && <Skeleton h={88} />}
      {data !== undefined && (
        <div
          className={classes.status}
          data-waiting={data.leadsNotInBundle > 0 || undefined}
          data-empty={(data.leadsNotInBundle === 0 && data.lastAt === null) || undefined}
        >
          {data.leadsNotInBundle > 0 ? (
            <IconPackageExport size={32} stroke={1.4} aria-hidden />
          ) : (
            <IconCircleCheck size={32} stroke={1.4} aria-hidden />
          )}
          <div>
            <p className={classes.waiting}>
              {data.leadsNotInBundle > 0
                ? t('bundles.status.waiting', { count: data.leadsNotInBundle })
                : t(data.lastAt === null ? 'bundles.status.empty' : 'bundles.status.none')}
            </p>
            <p className={classes.last}>
              {data.lastAt === null
                ? t('bundles.status.never')
                : t('bundles.status.last', {
                    at: times.full(data.lastAt),
                    leads: t('words.leads', { count: data.lastLeads ?? 0 }),
                  })}
            </p>
          </div>
        </div>
      )}
      <TakeBundle hasRecipient={data?.hasRecipient ?? true} />
      <AutoBundle />
    </>
  )
}
