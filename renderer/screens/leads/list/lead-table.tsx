/** The lines of the list. Only those in view are in the page; arrow keys move, Enter opens, Space selects. */
import type { KeyboardEvent, RefObject } from 'react'
import { VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import type { VirtualItem } from '@tanstack/react-virtual'
import type { ExhibitorSummary } from '../../../../shared/contract/exhibition.ts'
import type { LeadId } from '../../../../shared/domain/ids.ts'
import { useWords } from '../../../ui/language.tsx'
import { LeadLine } from './lead-line.tsx'
import type { LeadPages, LeadQuery, LeadSort } from './lead-query.ts'
import classes from './lead-list.module.css'

interface Props {
  ref: RefObject<HTMLDivElement | null>
  exhibitor: ExhibitorSummary
  pages: LeadPages
  items: readonly VirtualItem[]
  height: number
  sort: Pick<LeadQuery, 'sort' | 'descending'>
  onSort: (by: LeadSort) => void
  active: number
  opened: LeadId | null
  selected: ReadonlySet<LeadId>
  onMove: (to: number) => void
  onActive: (line: number) => void
  onOpen: (leadId: LeadId) => void
  onToggle: (leadId: LeadId) => void
}

const COLUMNS: readonly { id: LeadSort; extra?: boolean }[] = [
  { id: 'rank' },
  { id: 'name' },
  { id: 'organisation' },
  { id: 'lastScanned' },
  { id: 'followUp', extra: true },
]
const STEPS: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
}

export function LeadTable({
  ref,
  exhibitor,
  pages,
  items,
  height,
  sort,
  onSort,
  active,
  opened,
  selected,
  onMove,
  onActive,
  onOpen,
  onToggle,
}: Props) {
  const { t, say } = useWords()
  function press(event: KeyboardEvent<HTMLElement>) {
    const onLine = event.target instanceof HTMLElement && event.target.dataset.line !== undefined
    const lead = pages.rowAt(active)
    const step = STEPS[event.key]
    if (step !== undefined) onMove(Number.isFinite(step) ? active + step : step < 0 ? 0 : pages.total - 1)
    else if (onLine && event.key === 'Enter' && lead !== undefined) onOpen(lead.leadId)
    else if (onLine && event.key === ' ' && lead !== undefined) onToggle(lead.leadId)
    else return
    event.preventDefault()
  }
  return (
    <div
      className={classes.table}
      role="grid"
      aria-label={t('leads.list', { exhibitor: say(exhibitor.name) })}
      aria-rowcount={pages.total + 1}
      aria-multiselectable
      aria-busy={pages.pending}
      tabIndex={-1}
      onKeyDown={press}
    >
      <div role="rowgroup">
        <div className={classes.head} role="row" aria-rowindex={1}>
          <span role="columnheader">
            <VisuallyHidden>{t('leads.column.select')}</VisuallyHidden>
          </span>
          {COLUMNS.map(({ id, extra }) => {
            const sorted = sort.sort === id
            const Arrow = sort.descending ? IconChevronDown : IconChevronUp
            return (
              <span
                key={id}
                role="columnheader"
                className={extra ? classes.extra : undefined}
                aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
              >
                <button
                  type="button"
                  className={classes.headButton}
                  data-sorted={sorted || undefined}
                  onClick={() => onSort(id)}
                  aria-label={t('leads.sortBy', { column: t(`leads.column.${id}`) })}
                >
                  {t(`leads.column.${id}`)}
                  {sorted && <Arrow size={14} aria-hidden />}
                </button>
              </span>
            )
          })}
          <span role="columnheader" className={classes.extra}>
            {t('leads.column.consent')}
          </span>
        </div>
      </div>
      <div ref={ref} className={classes.scroller} role="presentation">
        <div role="rowgroup" style={{ height, position: 'relative' }}>
          {items.map(({ index, start, size }) => {
            const lead = pages.rowAt(index)
            return (
              <LeadLine
                key={index}
                line={index}
                lead={lead}
                top={start}
                height={size}
                tabbable={index === active}
                opened={lead !== undefined && lead.leadId === opened}
                selected={lead !== undefined && selected.has(lead.leadId)}
                onOpen={onOpen}
                onToggle={onToggle}
                onActive={onActive}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
