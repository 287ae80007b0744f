/** One lead in the list: rank, name with kana, company, when last seen, follow-up, consent. */
import { Checkbox, Skeleton } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { LeadRow } from '../../../../shared/contract/shapes.ts'
import type { LeadId } from '../../../../shared/domain/ids.ts'
import { useWords } from '../../../ui/language.tsx'
import { RankLetter } from '../../../parts/rank-choice.tsx'
import { useTimes } from '../../../parts/times.ts'
import classes from './lead-list.module.css'

interface Props {
  line: number
  lead: LeadRow | undefined
  top: number
  height: number
  tabbable: boolean
  opened: boolean
  selected: boolean
  onOpen: (leadId: LeadId) => void
  onToggle: (leadId: LeadId) => void
  onActive: (line: number) => void
}

export function LeadLine({ line, lead, top, height, tabbable, opened, selected, onOpen, onToggle, onActive }: Props) {
  const { t } = useWords()
  const times = useTimes()
  const place = { transform: `translateY(${top}px)`, height }
  if (lead === undefined) {
    return (
      <div role="row" aria-rowindex={line + 2} className={classes.row} style={place} data-line={line} aria-busy>
        <span role="gridcell" />
        <span role="gridcell" />
        <span role="gridcell">
          <Skeleton h={18} w="70%" />
        </span>
        <span role="gridcell">
          <Skeleton h={18} w="55%" />
        </span>
      </div>
    )
  }
  const name = lead.fullName || lead.badgeCode || t('words.nameUnknown')
  const { followUp } = lead
  const overdue = followUp?.status === 'open' && followUp.dueOn !== null && followUp.dueOn < times.today()
  return (
    <div
      role="row"
      aria-rowindex={line + 2}
      aria-selected={selected}
      className={classes.row}
      style={place}
      data-line={line}
      data-open={opened || undefined}
      tabIndex={tabbable ? 0 : -1}
      onClick={() => {
        onActive(line)
        onOpen(lead.leadId)
      }}
      onFocus={() => onActive(line)}
    >
      <span role="gridcell" className={classes.tick} onClick={(event) => event.stopPropagation()}>
        <Checkbox
          checked={selected}
          tabIndex={-1}
          aria-label={t('leads.selectLead', { name })}
          onChange={() => onToggle(lead.leadId)}
        />
      </span>
      <span role="gridcell">
        <RankLetter rank={lead.rank} />
      </span>
      <span role="gridcell" className={classes.cell} title={lead.kana === '' ? name : `${name} (${lead.kana})`}>
        <span className={lead.fullName === '' ? classes.quiet : classes.name}>
          <bdi>{name}</bdi>
        </span>
        {lead.kana !== '' && (
          <span className={`${classes.under} ${classes.extra}`}>
            <bdi>{lead.kana}</bdi>
          </span>
        )}
        <span className={`${classes.under} ${classes.narrow}`}>
          <bdi>{lead.organisation}</bdi>
        </span>
      </span>
      <span role="gridcell" className={`${classes.cell} ${classes.companyCell}`} title={lead.organisation}>
        <bdi>{lead.organisation}</bdi>
        {lead.title !== '' && (
          <span className={`${classes.under} ${classes.extra}`}>
            <bdi>{lead.title}</bdi>
          </span>
        )}
      </span>
      <span role="gridcell" className={`${classes.cell} ${classes.quiet}`}>
        {times.brief(lead.lastScannedAt)}
      </span>
      <span role="gridcell" className={`${classes.cell} ${classes.quiet} ${classes.extra}`} title={followUp?.action}>
        {followUp !== null && (
          <>
            <span className={overdue ? classes.overdue : undefined}>
              {overdue ? t('leads.followUp.overdue') : t(`leads.followUp.statuses.${followUp.status}`)}
            </span>
            <span className={classes.under}>{followUp.action}</span>
          </>
        )}
      </span>
      <span role="gridcell" className={`${classes.given} ${classes.extra}`}>
        {lead.consents.length > 0 && <IconCheck size={18} role="img" aria-label={t('scanning.consentGiven')} />}
      </span>
    </div>
  )
}
