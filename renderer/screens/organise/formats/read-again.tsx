/** Reads all recorded payloads again: first what would change, then the change, with progress and a way to stop. */
import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { RereadPreview, RereadReport } from '../../../../shared/contract/reread.ts'
import { useApi } from '../../../host/client.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { WorkProgress } from '../../../ui/work-progress.tsx'
import { contactKey } from '../../../parts/field-words.ts'
import room from '../organise-room.module.css'
import { applyReread, looking, lookAtReread, rereading } from './reread-work.ts'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import { useStore } from '../../../store.ts'
import classes from './formats.module.css'

export function ReadAgain() {
  const { t } = useWords()
  const { api, client } = useApi()
  const queries = useQueryClient()
  const status = useQuery(api.reread.status.queryOptions())
  const look = useStore(looking)
  const done = useStore(rereading)
  const apply = () => void applyReread(client).then(() => queries.invalidateQueries())
  return (
    <>
      <h3 className={room.subheading}>{t('badgeFormats.again.title')}</h3>
      <p className={room.quiet}>{t('badgeFormats.again.text')}</p>
      {status.data?.due === true && look.state === 'idle' && done.state !== 'running' && done.state !== 'done' && (
        <Notice tone="kept">{t('badgeFormats.again.due')}</Notice>
      )}
      {look.state === 'running' && (
        <WorkProgress label={t('badgeFormats.again.looking')} work={look} onStop={looking.stop} />
      )}
      {done.state === 'running' && (
        <WorkProgress label={t('badgeFormats.again.reading')} work={done} onStop={rereading.stop} />
      )}
      {look.state === 'stopped' && <Notice tone="quiet">{t('badgeFormats.again.stopped')}</Notice>}
      {done.state === 'stopped' && <Notice tone="quiet">{t('badgeFormats.again.stoppedHalf')}</Notice>}
      {look.state === 'failed' && <FailureNotice error={look.error} onRetry={() => lookAtReread(client)} />}
      {done.state === 'failed' && <FailureNotice error={done.error} onRetry={apply} />}
      {look.state === 'done' && <WouldChange preview={look.result} onApply={apply} onClose={looking.clear} />}
      {done.state === 'done' && (
        <Notice tone="new" title={t('badgeFormats.again.done')}>
          <Counts report={done.result} done />
        </Notice>
      )}
      {look.state !== 'running' && look.state !== 'done' && done.state !== 'running' && (
        <Button
          className={room.start}
          variant="default"
          leftSection={<IconRefresh size={18} stroke={1.6} aria-hidden />}
          onClick={() => lookAtReread(client)}
        >
          {t('badgeFormats.again.look')}
        </Button>
      )}
    </>
  )
}

function Counts({ report, done = false }: { report: RereadReport; done?: boolean }) {
  const { t } = useWords()
  const which = done ? 'countsDone' : report.changed > 0 ? 'counts' : 'countsNone'
  return (
    <>
      <p>{t(`badgeFormats.again.${which}`, { leads: report.leads, changed: report.changed })}</p>
      {report.links > 0 && <p>{t('badgeFormats.again.links', { count: report.links })}</p>}
      {report.suspicious > 0 && <p>{t('badgeFormats.again.suspicious', { count: report.suspicious })}</p>}
    </>
  )
}

function WouldChange({
  preview,
  onApply,
  onClose,
}: {
  preview: RereadPreview
  onApply: () => void
  onClose: () => void
}) {
  const { t } = useWords()
  return (
    <div className={classes.result}>
      <Notice tone={preview.suspicious > 0 ? 'kept' : 'quiet'}>
        <Counts report={preview} />
      </Notice>
      {preview.examples.length > 0 && (
        <div className={room.tablePlace} tabIndex={0} role="region" aria-label={t('badgeFormats.again.examples')}>
          <table className={`${room.table} ${classes.examples}`}>
            <thead>
              <tr>
                <th scope="col">{t('badgeFormats.again.field')}</th>
                <th scope="col">{t('badgeFormats.before')}</th>
                <th scope="col">{t('badgeFormats.after')}</th>
              </tr>
            </thead>
            {preview.examples.map(({ leadId, changes }) => (
              <tbody key={leadId}>
                {changes.map(({ field, before, after }) => (
                  <tr key={field}>
                    <td className={classes.quiet}>{t(contactKey(field) ?? 'registrants.field.badgeCode')}</td>
                    <td>
                      <bdi>{before || t('badgeFormats.nothing')}</bdi>
                    </td>
                    <td className={classes.after}>
                      <bdi>{after || t('badgeFormats.nothing')}</bdi>
                    </td>
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </div>
      )}
      <div className={room.inline}>
        <Button onClick={onApply}>{t('badgeFormats.again.apply')}</Button>
        <Button variant="default" onClick={onClose}>
          {t('words.cancel')}
        </Button>
      </div>
    </div>
  )
}
