/** The check that everything shown as saved is there. */
import { Button } from '@mantine/core'
import { IconHeartbeat } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Finding } from '../../../../shared/contract/health.ts'
import { useApi } from '../../../host/client.tsx'
import { type MessageKey, useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import classes from '../organise-room.module.css'

function useFindingText(): (finding: Finding) => string {
  const { t } = useWords()
  return ({ code, params }) => {
    const values = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? value : String(value)]),
    )
    return t(`health.finding.${code}` satisfies MessageKey, values)
  }
}

export function HealthSection() {
  const { t } = useWords()
  const { api } = useApi()
  const findingText = useFindingText()
  const check = useQuery(api.health.check.queryOptions({ enabled: false, gcTime: 0 }))
  return (
    <>
      <h2 className={classes.heading}>{t('organise.health.title')}</h2>
      <p className={classes.quiet}>{t('organise.health.text')}</p>
      <Button
        className={classes.start}
        leftSection={<IconHeartbeat size={18} stroke={1.6} aria-hidden />}
        loading={check.isFetching}
        onClick={() => void check.refetch()}
      >
        {check.isFetching ? t('organise.health.running') : t('organise.health.run')}
      </Button>
      {check.isError && <FailureNotice error={check.error} onRetry={() => void check.refetch()} />}
      {check.data?.findings.length === 0 && <Notice tone="new">{t('organise.health.ok')}</Notice>}
      {check.data !== undefined && check.data.findings.length > 0 && (
        <Notice
          tone={check.data.ok ? 'kept' : 'failed'}
          title={t('organise.health.bad', { count: check.data.findings.length })}
        >
          <ul>
            {check.data.findings.map((finding) => (
              <li key={finding.code + JSON.stringify(finding.params)}>{findingText(finding)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
