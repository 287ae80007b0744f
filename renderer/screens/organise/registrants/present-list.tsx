/** The list in use, what was refused of it, and its removal, which waits ten seconds. */
import { useState } from 'react'
import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Client } from '../../../../shared/contract/index.ts'
import { newCommand, useApi } from '../../../host/client.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useTimes } from '../../../parts/times.ts'
import { useUndoable } from '../../../unsaved/undoable.ts'
import room from '../organise-room.module.css'
import { importing } from './list-work.ts'
import { Refusals } from './refusals.tsx'
import { FailureNotice } from '../../../parts/failure-notice.tsx'

type Status = NonNullable<Awaited<ReturnType<Client['registrant']['status']>>>

export function PresentList({ list: { name, importedAt, report } }: { list: Status }) {
  const { t, number } = useWords()
  const times = useTimes()
  const { api } = useApi()
  const queries = useQueryClient()
  const [shown, setShown] = useState(false)
  const remove = useMutation(
    api.registrant.remove.mutationOptions({
      onSuccess: async () => {
        importing.clear()
        await queries.invalidateQueries()
      },
    }),
  )
  const removal = useUndoable(() => remove.mutateAsync({ command: newCommand() }))
  return (
    <>
      <dl className={room.facts}>
        <div>
          <dt>{t('registrants.present')}</dt>
          <dd>
            <bdi>{name}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('registrants.takenOver')}</dt>
          <dd>{times.full(importedAt)}</dd>
        </div>
        <div>
          <dt>{t('registrants.rows')}</dt>
          <dd>{t('registrants.rowsOf', { imported: report.imported, rows: report.rows })}</dd>
        </div>
      </dl>
      <div className={room.inline}>
        {report.refused > 0 && (
          <Button variant="default" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {t('words.bracketed', { text: t('registrants.refusedTitle'), more: number(report.refused) })}
          </Button>
        )}
        {removal.left === null && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconTrash size={18} stroke={1.6} aria-hidden />}
            loading={remove.isPending}
            onClick={removal.begin}
          >
            {t('registrants.remove')}
          </Button>
        )}
      </div>
      {removal.left !== null && (
        <Notice
          tone="kept"
          action={
            <Button variant="default" onClick={removal.takeBack}>
              {t('words.undo')}
            </Button>
          }
        >
          {t('registrants.removing', { count: removal.left })}
        </Notice>
      )}
      {remove.isError && <FailureNotice error={remove.error} onRetry={() => remove.mutate(remove.variables)} />}
      {shown && <Refusals report={report} />}
    </>
  )
}
