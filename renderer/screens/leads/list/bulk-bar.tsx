/** What can be done with all selected leads at once. */
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Command, Rank } from '../../../../shared/contract/shapes.ts'
import type { LeadId } from '../../../../shared/domain/ids.ts'
import { useApi } from '../../../host/client.tsx'
import { useNewCommand } from '../../../host/settings.ts'
import { useWords } from '../../../ui/language.tsx'
import { RankChoice } from '../../../parts/rank-choice.tsx'
import { changeOf, SavedMark } from '../../../parts/saved-mark.tsx'
import classes from './lead-list.module.css'

export function BulkBar({ selected, onClear }: { selected: ReadonlySet<LeadId>; onClear: () => void }) {
  const { t } = useWords()
  const { api, client } = useApi()
  const newCommand = useNewCommand()
  const queries = useQueryClient()
  const rankAll = useMutation({
    networkMode: 'always',
    mutationFn: async (orders: readonly { command: Command; leadId: LeadId; rank: Rank | null }[]) => {
      for (const order of orders) await client.lead.setRank(order)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: api.lead.key() }),
  })
  return (
    <div className={classes.bulk}>
      <span role="status">{t('leads.selected', { count: selected.size })}</span>
      <RankChoice
        short
        label={t('leads.rankSelected')}
        value={null}
        disabled={rankAll.isPending}
        onChange={(rank) => rankAll.mutate([...selected].map((leadId) => ({ command: newCommand(), leadId, rank })))}
      />
      {rankAll.status !== 'idle' && <SavedMark change={changeOf(rankAll)} />}
      <Button variant="subtle" onClick={onClear}>
        {t('leads.clearSelection')}
      </Button>
    </div>
  )
}
