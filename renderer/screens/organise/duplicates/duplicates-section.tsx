/** Visitors who may be one person: the sure ones together, the others one by one, and what was decided. */
import { Button } from '@mantine/core'
import { IconSearch, IconUsersGroup } from '@tabler/icons-react'
import { useApi } from '../../../ui/client.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { useWords } from '../../../ui/language.tsx'
import { FailureNotice, Notice } from '../../../ui/notice.tsx'
import { useWork } from '../../../ui/work.ts'
import { WorkProgress } from '../../../ui/work-progress.tsx'
import room from '../organise-room.module.css'
import { type Decision, useDecide } from './decide.ts'
import { type Proposals, searchDuplicates, searching, useProposals } from './duplicate-work.ts'
import { LinksList } from './links-list.tsx'
import { PairDecision } from './pair-decision.tsx'
import { useNameOf } from './person-words.ts'
import { SurePairs } from './sure-pairs.tsx'

export function DuplicatesSection() {
  const { t } = useWords()
  const { client } = useApi()
  const work = useWork(searching)
  const proposals = useProposals()
  const { last, change, decide, undo } = useDecide()
  const { sure, unsure, people } = proposals
  const next = unsure[0]
  return (
    <>
      <h2 className={room.heading}>{t('duplicates.title')}</h2>
      <p className={room.quiet}>{t('duplicates.text')}</p>
      {work.state === 'running'
        ? <WorkProgress label={t('duplicates.searching')} work={work} onStop={searching.stop} />
        : (
          <Button
            className={room.start} variant={work.state === 'done' ? 'default' : 'filled'} leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
            onClick={() => void searchDuplicates(client)}
          >
            {t(work.state === 'done' ? 'duplicates.searchAgain' : 'duplicates.search')}
          </Button>
        )}
      {work.state === 'stopped' && <Notice tone="quiet">{t('duplicates.stopped')}</Notice>}
      {work.state === 'failed' && <FailureNotice error={work.error} title={t('duplicates.failed')} onRetry={() => void searchDuplicates(client)} />}
      {last !== null && <LastDecision decision={last} people={people} onUndo={undo} busy={change.isPending} />}
      {change.isError && <FailureNotice error={change.error} onRetry={() => change.mutate(change.variables)} />}
      {work.state === 'done' && sure.length + unsure.length === 0 && (
        last === null
          ? <Empty icon={<IconUsersGroup size={44} stroke={1.3} />} title={t('duplicates.none')}>{t('duplicates.noneText')}</Empty>
          : <Notice tone="quiet">{t('duplicates.allDecided')}</Notice>
      )}
      {sure.length > 0 && <SurePairs pairs={sure} people={people} busy={change.isPending} onDecide={decide} />}
      {next !== undefined && <PairDecision key={next.pairId} pair={next} left={unsure.length} people={people} busy={change.isPending} onDecide={decide} />}
      <LinksList />
    </>
  )
}

function LastDecision({ decision: { pairs, onePerson }, people, onUndo, busy }: { decision: Decision; people: Proposals['people']; onUndo: () => void; busy: boolean }) {
  const { t } = useWords()
  const nameOf = useNameOf(people)
  const [first] = pairs
  if (first === undefined) return null
  const names = { a: nameOf(first.a), b: nameOf(first.b) }
  return (
    <Notice tone="new" action={<Button variant="default" loading={busy} onClick={onUndo}>{t('words.undo')}</Button>}>
      {pairs.length > 1 ? t('duplicates.accepted', { count: pairs.length }) : t(onePerson ? 'duplicates.joined' : 'duplicates.parted', names)}
    </Notice>
  )
}
