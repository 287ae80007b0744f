/** The fair's registrant list: which one is in use, and the way of a newer one from file to use. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../../host/client.tsx'
import type { Uploaded } from '../../../host/upload.ts'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { WorkProgress } from '../../../ui/work-progress.tsx'
import room from '../organise-room.module.css'
import { ListLook } from './list-look.tsx'
import { ListReport } from './list-report.tsx'
import { discardList, fileInWork, importing, importList, type ListReading, sending, sendList } from './list-work.ts'
import { PresentList } from './present-list.tsx'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import { useStore } from '../../../store.ts'

const KINDS = '.csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function RegistrantsSection() {
  const { t } = useWords()
  const { api } = useApi()
  const status = useQuery(api.registrant.status.queryOptions())
  return (
    <>
      <h2 className={room.heading}>{t('registrants.title')}</h2>
      <p className={room.quiet}>{t('registrants.text')}</p>
      {status.isError && <FailureNotice error={status.error} onRetry={() => void status.refetch()} />}
      {status.data != null && <PresentList list={status.data} />}
      <NewerList first={status.data === null} />
    </>
  )
}

function NewerList({ first }: { first: boolean }) {
  const { t } = useWords()
  const { client } = useApi()
  const queries = useQueryClient()
  const sent = useStore(sending)
  const taken = useStore(importing)
  const take = (list: Uploaded, reading: ListReading) =>
    void importList(client, list, reading).then(() => queries.invalidateQueries())
  const choose = (
    <FileDrop
      text={t('registrants.drop')}
      choose={t('registrants.choose')}
      accept={KINDS}
      onFiles={([file]) => {
        if (file !== undefined) sendList(client, file)
      }}
    />
  )
  if (sent.state === 'running')
    return <WorkProgress label={t('registrants.sending', { name: fileInWork() })} work={sent} onStop={sending.stop} />
  if (taken.state === 'running')
    return (
      <WorkProgress label={t('registrants.importing', { name: fileInWork() })} work={taken} onStop={importing.stop} />
    )
  return (
    <>
      {taken.state === 'done' && <ListReport report={taken.result} onClose={importing.clear} />}
      {(taken.state === 'stopped' || sent.state === 'stopped') && (
        <Notice tone="quiet">{t('registrants.stopped')}</Notice>
      )}
      {taken.state === 'failed' && <FailureNotice error={taken.error} title={t('registrants.failed')} />}
      {sent.state === 'failed' && <FailureNotice error={sent.error} title={t('registrants.failed')} />}
      {sent.state === 'done' ? (
        <ListLook
          key={sent.result.uploadId}
          list={sent.result}
          onTake={(reading) => take(sent.result, reading)}
          onDiscard={() => discardList(client, sent.result)}
        />
      ) : (
        <>
          {!first && taken.state !== 'done' && <h3 className={room.subheading}>{t('registrants.newer')}</h3>}
          {!first && taken.state !== 'done' && <p className={room.quiet}>{t('registrants.newerText')}</p>}
          {taken.state !== 'done' && choose}
        </>
      )}
    </>
  )
}
