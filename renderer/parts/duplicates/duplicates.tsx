/**
 * Visitors who may be one person, for the organiser or an exhibitor. Sure pairs are decided together, the others one
 * by one; decisions are listed below.
 */
import { Button } from '@mantine/core'
import { IconSearch, IconUsersGroup } from '@tabler/icons-react'
import type { ExhibitorId } from '../../../shared/domain/ids.ts'
import { useApi } from '../../host/client.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { WorkProgress } from '../../ui/work-progress.tsx'
import { type Decision, useDecide } from './decide.ts'
import { deskOf, type Proposals } from './desk.ts'
import { LinksList } from './links-list.tsx'
import { PairDecision } from './pair-decision.tsx'
import { useNameOf } from './person-words.ts'
import { SurePairs } from './sure-pairs.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { useStore } from '../../store.ts'
import classes from './duplicates.module.css'

/** Null for the organiser, who decides for all. */
export function Duplicates({ exhibitorId }: { exhibitorId: ExhibitorId | null }) {
  const { t } = useWords()
  const { client } = useApi()
  const desk = deskOf(exhibitorId)
  const work = useStore(desk.searching)
  const { sure, unsure, visitors } = useStore(desk.proposals)
  const { last, change, decide, undo } = useDecide(desk)
  const next = unsure[0]
  return (
    <>
      {work.state === 'running' ? (
        <WorkProgress label={t('duplicates.searching')} work={work} onStop={desk.searching.stop} />
      ) : (
        <Button
          className={classes.start}
          variant={work.state === 'done' ? 'default' : 'filled'}
          leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
          onClick={() => void desk.search(client)}
        >
          {t(work.state === 'done' ? 'duplicates.searchAgain' : 'duplicates.search')}
        </Button>
      )}
      {work.state === 'stopped' && <Notice tone="quiet">{t('duplicates.stopped')}</Notice>}
      {work.state === 'failed' && (
        <FailureNotice error={work.error} title={t('duplicates.failed')} onRetry={() => void desk.search(client)} />
      )}
      {last !== null && <LastDecision decision={last} visitors={visitors} onUndo={undo} busy={change.isPending} />}
      {change.isError && <FailureNotice error={change.error} onRetry={() => change.mutate(change.variables)} />}
      {work.state === 'done' &&
        sure.length + unsure.length === 0 &&
        (last === null ? (
          <Empty icon={<IconUsersGroup size={44} stroke={1.3} />} title={t('duplicates.none')}>
            {t('duplicates.noneText')}
          </Empty>
        ) : (
          <Notice tone="quiet">{t('duplicates.allDecided')}</Notice>
        ))}
      {sure.length > 0 && <SurePairs pairs={sure} visitors={visitors} busy={change.isPending} onDecide={decide} />}
      {next !== undefined && (
        <PairDecision
          key={next.pairId}
          pair={next}
          left={unsure.length}
          visitors={visitors}
          busy={change.isPending}
          seenBy={exhibitorId === null}
          onDecide={decide}
          onLater={desk.postpone}
        />
      )}
      <LinksList exhibitorId={exhibitorId} />
    </>
  )
}

function LastDecision({
  decision: { pairs, onePerson },
  visitors,
  onUndo,
  busy,
}: {
  decision: Decision
  visitors: Proposals['visitors']
  onUndo: () => void
  busy: boolean
}) {
  const { t } = useWords()
  const nameOf = useNameOf(visitors)
  const [first] = pairs
  if (first === undefined) return null
  const names = { a: nameOf(first.a), b: nameOf(first.b) }
  return (
    <Notice
      tone="new"
      action={
        <Button variant="default" loading={busy} onClick={onUndo}>
          {t('words.undo')}
        </Button>
      }
    >
      {pairs.length > 1
        ? t('duplicates.accepted', { count: pairs.length })
        : t(onePerson ? 'duplicates.joined' : 'duplicates.parted', names)}
    </Notice>
  )
}
