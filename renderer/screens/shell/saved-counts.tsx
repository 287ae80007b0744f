/** How much is on this station's disk, and how much of it is nowhere else yet. */
import { Skeleton } from '@mantine/core'
import { IconCircleCheck, IconUpload } from '@tabler/icons-react'
import type { Client } from '../../../shared/contract/index.ts'
import { useWords } from '../../ui/language.tsx'
import classes from './status-panel.module.css'

export type Status = Awaited<ReturnType<Client['health']['status']>>

export function SavedCounts({ status }: { status: Status | undefined }) {
  const { t, number } = useWords()
  if (status === undefined) return <Skeleton h={52} />
  return (
    <>
      <dl className={classes.counts}>
        <div>
          <dt>
            <IconCircleCheck size={16} aria-hidden />
            {t('shell.savedHere')}
          </dt>
          <dd>{number(status.leads)}</dd>
        </div>
        <div data-waiting={status.notInList > 0 || undefined}>
          <dt>
            <IconUpload size={16} aria-hidden />
            {t('shell.notInList')}
          </dt>
          <dd>{number(status.notInList)}</dd>
        </div>
      </dl>
      {status.catchingUp && <p className={classes.quiet}>{t('shell.catchingUp')}</p>}
    </>
  )
}
