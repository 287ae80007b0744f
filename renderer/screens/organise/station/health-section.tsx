/** The check that everything shown as saved is there. */
import { Button } from '@mantine/core'
import { IconHeartbeat } from '@tabler/icons-react'
import type { Finding } from '../../../../shared/contract/health.ts'
import type { Client } from '../../../../shared/contract/index.ts'
import { useApi } from '../../../host/client.tsx'
import { createLongWork, lastOf } from '../../../host/work.ts'
import { type MessageKey, useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { WorkProgress } from '../../../ui/work-progress.tsx'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import { useStore } from '../../../store.ts'
import classes from '../organise-room.module.css'

/** Goes on when one leaves the screen. */
const checking = createLongWork<{ ok: boolean; findings: Finding[] }>()

function checkHealth(client: Client): void {
  void checking.start(async (signal, tell) => lastOf(await client.health.check(undefined, { signal }), tell))
}

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
  const { client } = useApi()
  const findingText = useFindingText()
  const check = useStore(checking)
  return (
    <>
      <h2 className={classes.heading}>{t('organise.health.title')}</h2>
      <p className={classes.quiet}>{t('organise.health.text')}</p>
      {check.state === 'running' ? (
        <WorkProgress label={t('organise.health.running')} work={check} onStop={checking.stop} />
      ) : (
        <Button
          className={classes.start}
          leftSection={<IconHeartbeat size={18} stroke={1.6} aria-hidden />}
          onClick={() => checkHealth(client)}
        >
          {t('organise.health.run')}
        </Button>
      )}
      {check.state === 'stopped' && <Notice tone="quiet">{t('organise.health.stopped')}</Notice>}
      {check.state === 'failed' && <FailureNotice error={check.error} onRetry={() => checkHealth(client)} />}
      {check.state === 'done' && check.result.findings.length === 0 && (
        <Notice tone="new">{t('organise.health.ok')}</Notice>
      )}
      {check.state === 'done' && check.result.findings.length > 0 && (
        <Notice
          tone={check.result.ok ? 'kept' : 'failed'}
          title={
            check.result.ok
              ? t('organise.health.ok')
              : t('organise.health.bad', { count: check.result.findings.length })
          }
        >
          <ul>
            {check.result.findings.map((finding) => (
              <li key={finding.code + JSON.stringify(finding.params)}>{findingText(finding)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
