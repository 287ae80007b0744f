/** The list of one exhibitor's leads: search, filters, sorting, a hundred thousand lines, all by keys or by touch. */
import { useEffect, useRef, useState } from 'react'
import { useDebouncedValue } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { ExhibitorSummary } from '../../../../shared/contract/exhibition.ts'
import type { LeadId } from '../../../../shared/domain/ids.ts'
import { useKeys } from '../../../ui/keys.ts'
import { goTo, isAt } from '../../../parts/place.ts'
import { BulkBar } from './bulk-bar.tsx'
import { erasingLead } from '../erase-lead-work.ts'
import { ErasedNotice } from './erased-notice.tsx'
import { LeadDetail } from '../detail/lead-detail.tsx'
import { LeadFilters } from './lead-filters.tsx'
import { type Filters, type LeadQuery, type LeadSort, NO_FILTERS, useLeadPages } from './lead-query.ts'
import { LeadTable } from './lead-table.tsx'
import { NoLeads } from './no-leads.tsx'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import classes from './lead-list.module.css'

export const ROW_HEIGHT = 60

export function LeadList({ exhibitor, opened }: { exhibitor: ExhibitorSummary; opened: LeadId | null }) {
  const [search, setSearch] = useState('')
  const [settledSearch] = useDebouncedValue(search, 150)
  const [filters, setFilters] = useState<Filters>(NO_FILTERS)
  const [sort, setSort] = useState<Pick<LeadQuery, 'sort' | 'descending'>>({ sort: 'lastScanned', descending: true })
  const [active, setActive] = useState(0)
  const [selected, setSelected] = useState<ReadonlySet<LeadId>>(new Set())
  const scroller = useRef<HTMLDivElement>(null)
  const searchField = useRef<HTMLInputElement>(null)

  const [count, setCount] = useState(0)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  })
  const items = virtual.getVirtualItems()
  const query: LeadQuery = { exhibitorId: exhibitor.exhibitorId, search: settledSearch.trim(), ...sort, ...filters }
  const pages = useLeadPages(query, items[0]?.index ?? 0, items.at(-1)?.index ?? 0)
  if (pages.total !== count) setCount(pages.total)
  // A new search starts at the top.
  const asked = JSON.stringify(query)
  useEffect(() => {
    if (scroller.current !== null) scroller.current.scrollTop = 0
  }, [asked])

  const open = (leadId: LeadId) => {
    if (erasingLead.get().state === 'done') erasingLead.clear()
    goTo('leads', [exhibitor.code, leadId], opened !== null)
  }
  const close = () => goTo('leads', [exhibitor.code])
  function forget(leadId: LeadId) {
    setSelected((before) => new Set([...before].filter((id) => id !== leadId)))
    if (isAt('leads', exhibitor.code, leadId)) goTo('leads', [exhibitor.code], true)
  }
  function move(to: number) {
    const next = Math.min(Math.max(0, to), pages.total - 1)
    if (next < 0) return
    setActive(next)
    virtual.scrollToIndex(next)
    const lead = pages.rowAt(next)
    if (opened !== null && lead !== undefined) open(lead.leadId)
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-line="${next}"]`)?.focus({ preventScroll: true }),
    )
  }
  function toggle(leadId: LeadId) {
    setSelected((before) => {
      const next = new Set(before)
      if (!next.delete(leadId)) next.add(leadId)
      return next
    })
  }
  const inList = () =>
    document.activeElement instanceof HTMLElement && document.activeElement.dataset.line !== undefined
  useKeys({
    '/': () => searchField.current?.focus(),
    j: () => move(inList() ? active + 1 : active),
    k: () => move(active - 1),
    Escape: () => (opened === null ? setSelected(new Set()) : close()),
  })
  const sortBy = (by: LeadSort) => {
    setSort((before) =>
      before.sort === by
        ? { sort: by, descending: !before.descending }
        : { sort: by, descending: by === 'lastScanned' || by === 'firstScanned' },
    )
    setActive(0)
  }
  const filtered = settledSearch.trim() !== '' || Object.values(filters).some((value) => value !== null)
  const clearFilters = () => {
    setSearch('')
    setFilters(NO_FILTERS)
  }
  return (
    <div className={classes.room} data-opened={opened !== null || undefined}>
      <div className={classes.list}>
        <LeadFilters
          exhibitor={exhibitor}
          ref={searchField}
          search={search}
          onSearch={(text) => {
            setActive(0)
            setSearch(text)
          }}
          filters={filters}
          onFilters={(chosen) => {
            setActive(0)
            setFilters(chosen)
          }}
          pages={pages}
          sort={sort}
          onSort={setSort}
          filtered={filtered}
          onClear={clearFilters}
        />
        <ErasedNotice exhibitorId={exhibitor.exhibitorId} />
        {pages.error !== null && <FailureNotice error={pages.error} onRetry={pages.refetch} />}
        {selected.size > 0 && <BulkBar selected={selected} onClear={() => setSelected(new Set())} />}
        {!pages.pending && pages.error === null && pages.total === 0 ? (
          <NoLeads exhibitor={exhibitor} filtered={filtered} onClear={clearFilters} />
        ) : (
          <LeadTable
            ref={scroller}
            exhibitor={exhibitor}
            pages={pages}
            items={items}
            height={virtual.getTotalSize()}
            sort={sort}
            onSort={sortBy}
            active={active}
            opened={opened}
            selected={selected}
            onMove={move}
            onActive={setActive}
            onOpen={open}
            onToggle={toggle}
          />
        )}
      </div>
      {opened !== null && (
        <LeadDetail key={opened} leadId={opened} exhibitor={exhibitor} onClose={close} onErased={forget} />
      )}
    </div>
  )
}
