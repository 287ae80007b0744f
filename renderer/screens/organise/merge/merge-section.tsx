/** Bundles in: dropped, opened, merged, and what came of it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../../host/client.tsx'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { WorkProgress } from '../../../ui/work-progress.tsx'
import room from '../organise-room.module.css'
import { MergeForm } from './merge-form.tsx'
import { type MergeKeys, mergeWaiting, merging, sendBundles, sending, waitingBundles } from './merge-work.ts'
import { Reports } from './reports.tsx'
import { WaitingList } from './waiting-list.tsx'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import { useStore } from '../../../store.ts'
import { forget } from '../../../unsaved/forget.ts'
import classes from './merge.module.css'

export function MergeSection() {
  const { t } = useWords()
  const { api, client } = useApi()
  const queries = useQueryClient()
  const sent = useStore(sending)
  const merged = useStore(merging)
  const waiting = useStore(waitingBundles)
  const reports = useQuery(api.bundle.reports.queryOptions())
  const merge = (keys: MergeKeys) =>
    void mergeWaiting(client, keys).then(() => {
      const ended = merging.get()
      // A merge that was stopped may have erased before.
      const mayHaveErased = ended.state === 'stopped' || (ended.state === 'done' && ended.result.erased > 0)
      return mayHaveErased ? forget(queries, { kind: 'erased', leadId: null }) : queries.invalidateQueries()
    })
  const busy = sent.state === 'running' || merged.state === 'running'
  return (
    <>
      <h2 className={`${room.heading} ${classes.noPrint}`}>{t('bundles.merge.title')}</h2>
      <p className={`${room.quiet} ${classes.noPrint}`}>{t('bundles.merge.text')}</p>
      <div className={`${classes.desk} ${classes.noPrint}`}>
        {sent.state === 'running' && (
          <WorkProgress label={t('bundles.merge.sending')} work={sent} onStop={sending.stop} />
        )}
        {merged.state === 'running' && (
          <WorkProgress label={t('bundles.merge.merging')} work={merged} onStop={merging.stop} />
        )}
        {!busy && (
          <FileDrop
            text={t('bundles.merge.drop')}
            choose={t('bundles.merge.choose')}
            accept=".enishi"
            multiple
            onFiles={(files) => sendBundles(client, files)}
          />
        )}
        {sent.state === 'failed' && <FailureNotice error={sent.error} />}
        {merged.state === 'stopped' && <Notice tone="quiet">{t('bundles.merge.stopped')}</Notice>}
        {merged.state === 'failed' && (
          <>
            <FailureNotice error={merged.error} title={t('bundles.merge.failed')} />
            <Notice tone="quiet">{t('bundles.merge.failedSafe')}</Notice>
          </>
        )}
        {!busy && waiting.length > 0 && (
          <>
            <WaitingList waiting={waiting} />
            <MergeForm waiting={waiting} onMerge={merge} />
          </>
        )}
      </div>
      {reports.isError && <FailureNotice error={reports.error} onRetry={() => void reports.refetch()} />}
      {merged.state !== 'running' && reports.data !== undefined && reports.data.length > 0 && (
        <Reports reports={reports.data} />
      )}
    </>
  )
}
