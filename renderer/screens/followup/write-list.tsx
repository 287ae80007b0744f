/** Writing a list: how far it is, a way to stop it, and the file at the end. */
import { Button, Progress } from '@mantine/core'
import { IconDownload, IconPlayerStop } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { ExhibitorSummary } from '../../../shared/contract/exhibition.ts'
import type { FollowupFormat } from '../../../shared/contract/followup.ts'
import { useApi } from '../../host/client.tsx'
import { sizeText } from '../../../shared/domain/size-text.ts'
import { saveFile } from '../../ui/files.ts'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useStore } from '../../store.ts'
import { writeList, writingOf } from './writings.ts'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import classes from './follow-up-room.module.css'

export function WriteList({ exhibitor, format }: { exhibitor: ExhibitorSummary; format: FollowupFormat }) {
  const { t, language } = useWords()
  const { api, client } = useApi()
  const queries = useQueryClient()
  const { exhibitorId } = exhibitor
  const { stop } = writingOf(exhibitorId)
  const writing = useStore(writingOf(exhibitorId))
  const begin = () =>
    void writeList(client, { exhibitorId, format, language }).then(() =>
      queries.invalidateQueries({ queryKey: api.followup.key() }),
    )
  const busy = writing.state === 'running'
  return (
    <div className={classes.write}>
      <div className={classes.writeLine}>
        {busy ? (
          <Button variant="default" leftSection={<IconPlayerStop size={18} aria-hidden />} onClick={stop}>
            {t('followup.stop')}
          </Button>
        ) : (
          <Button size="md" leftSection={<IconDownload size={20} stroke={1.6} aria-hidden />} onClick={begin}>
            {t('followup.write')}
          </Button>
        )}
        {busy && (
          <div className={classes.progress}>
            <Progress
              value={writing.total === 0 ? 100 : (writing.done / writing.total) * 100}
              animated={writing.total === 0}
              aria-label={t('followup.writing')}
            />
            <span role="status">
              {writing.total === 0
                ? t('followup.preparing')
                : t('followup.progress', { done: writing.done, total: writing.total })}
            </span>
          </div>
        )}
        {writing.state === 'idle' && <span className={classes.quiet}>{t('followup.safe')}</span>}
      </div>
      {writing.state === 'stopped' && <Notice tone="quiet">{t('followup.stopped')}</Notice>}
      {writing.state === 'failed' && (
        <FailureNotice error={writing.error} title={t('followup.failed')} onRetry={begin} />
      )}
      {writing.state === 'done' && (
        <Notice
          tone="new"
          action={
            <Button variant="default" onClick={() => saveFile(writing.result.file, writing.result.file.name)}>
              {t('followup.again')}
            </Button>
          }
        >
          {t('followup.done', {
            name: writing.result.file.name,
            leads: writing.result.leads,
            size: sizeText(writing.result.file.size, language),
          })}
        </Notice>
      )}
    </div>
  )
}
