/** Where an exhibitor's leads become a list to work through after the fair. */
import { useState } from 'react'
import { Skeleton } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ExhibitorSummary } from '../../../shared/contract/exhibition.ts'
import type { FollowupFormat } from '../../../shared/contract/followup.ts'
import { useApi } from '../../host/client.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExhibitorDoor } from '../../parts/exhibitor-door.tsx'
import { useWords } from '../../ui/language.tsx'
import { useTimes } from '../../parts/times.ts'
import { FormatCards } from './format-cards.tsx'
import { ListPreview } from './list-preview.tsx'
import { WriteList } from './write-list.tsx'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import classes from './follow-up-room.module.css'

export function FollowUpRoom() {
  const { t } = useWords()
  return (
    <ExhibitorDoor room="follow-up" question={t('followup.chooseExhibitor')}>
      {(exhibitor) => <FollowUp key={exhibitor.exhibitorId} exhibitor={exhibitor} />}
    </ExhibitorDoor>
  )
}

function FollowUp({ exhibitor }: { exhibitor: ExhibitorSummary }) {
  const { t, say } = useWords()
  const times = useTimes()
  const { api } = useApi()
  const [format, setFormat] = useState<FollowupFormat>('xlsx')
  const { data, error, refetch } = useQuery(
    api.followup.overview.queryOptions({ input: { exhibitorId: exhibitor.exhibitorId } }),
  )
  if (error !== null) return <FailureNotice error={error} onRetry={() => void refetch()} />
  if (data === undefined)
    return (
      <div aria-busy role="status" aria-label={t('words.loading')}>
        <Skeleton h={120} />
        <Skeleton h={260} mt="md" />
      </div>
    )
  if (data.leads === 0)
    return (
      <Empty icon={<IconChecklist size={48} stroke={1.3} />} title={t('followup.empty')}>
        {t('followup.emptyText', { exhibitor: say(exhibitor.name) })}
      </Empty>
    )
  return (
    <div className={classes.room}>
      <p className={classes.count}>
        <strong>{t('followup.holds', { count: data.leads })}</strong>
        <span>
          {data.lastWrittenAt === null ? (
            t('followup.never')
          ) : (
            <>
              {t('followup.lastWritten', { at: times.full(data.lastWrittenAt) })} ·{' '}
              {t('followup.changed', { count: data.changedSinceLast })}
            </>
          )}
        </span>
      </p>
      <FormatCards chosen={format} onChoose={setFormat} />
      <WriteList exhibitor={exhibitor} format={format} />
      <ListPreview headings={data.preview.headings} rows={data.preview.rows} />
    </div>
  )
}
