/** Search and filters over the list, and how many leads they leave. */
import type { RefObject } from 'react'
import { Button, Select, TextInput } from '@mantine/core'
import { IconSearch, IconUsersGroup, IconX } from '@tabler/icons-react'
import type { ExhibitorSummary } from '../../../../shared/contract/exhibition.ts'
import { useExhibition } from '../../../host/exhibition.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useTimes } from '../../../parts/times.ts'
import { placeHref } from '../../../parts/place.ts'
import type { Filters, LeadPages, LeadQuery, LeadSort } from './lead-query.ts'
import { DUPLICATES } from '../own-duplicates.tsx'
import classes from './lead-list.module.css'

interface Props {
  exhibitor: ExhibitorSummary
  ref: RefObject<HTMLInputElement | null>
  search: string
  onSearch: (search: string) => void
  filters: Filters
  onFilters: (filters: Filters) => void
  pages: LeadPages
  sort: Pick<LeadQuery, 'sort' | 'descending'>
  onSort: (sort: Pick<LeadQuery, 'sort' | 'descending'>) => void
  filtered: boolean
  onClear: () => void
}

const FOLLOW_UPS = ['open', 'overdue', 'done', 'dropped', 'none'] as const
const SORTS: readonly LeadSort[] = ['lastScanned', 'firstScanned', 'name', 'organisation', 'rank', 'followUp']

export function LeadFilters({
  exhibitor,
  ref,
  search,
  onSearch,
  filters,
  onFilters,
  pages,
  sort,
  onSort,
  filtered,
  onClear,
}: Props) {
  const { t, say } = useWords()
  const times = useTimes()
  const { consent } = useExhibition()
  const choice = <K extends keyof Filters>(
    key: K,
    options: readonly { value: NonNullable<Filters[K]> & string; label: string }[],
  ) => (
    <Select
      className={classes.choice}
      data-set={filters[key] !== null || undefined}
      aria-label={t(`leads.filter.${key}`)}
      placeholder={t(`leads.filter.${key}`)}
      value={filters[key]}
      data={options}
      clearable
      rightSectionWidth={filters[key] === null ? 26 : 52}
      clearButtonProps={{ 'aria-label': t('leads.clearOne', { filter: t(`leads.filter.${key}`) }) }}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      styles={{ dropdown: { maxWidth: 'calc(100vw - 24px)' } }}
      onChange={(value) => onFilters({ ...filters, [key]: value })}
    />
  )
  return (
    <search className={classes.filters}>
      <div className={classes.line}>
        <TextInput
          ref={ref}
          className={classes.search}
          type="search"
          aria-label={t('leads.searchLabel')}
          placeholder={t('leads.search')}
          value={search}
          maxLength={200}
          leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
          rightSection={search === '' ? <kbd aria-hidden>/</kbd> : undefined}
          rightSectionPointerEvents="none"
          onChange={(event) => onSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
        />
        <p className={classes.count} role="status">
          {t('leads.count', { count: pages.total })}
        </p>
        <Button
          component="a"
          href={placeHref('leads', exhibitor.code, DUPLICATES)}
          variant="default"
          aria-label={t('duplicates.own.title')}
          className={classes.duplicates}
        >
          <IconUsersGroup size={18} stroke={1.6} aria-hidden />
          <span className={classes.duplicatesWords}>{t('duplicates.own.title')}</span>
        </Button>
      </div>
      <div className={classes.choices}>
        {choice('rank', [
          ...(['A', 'B', 'C'] as const).map((rank) => ({ value: rank, label: t(`words.rank.full.${rank}`) })),
          { value: 'none', label: t('leads.filter.noRank') },
        ])}
        {choice(
          'day',
          pages.days.map((day) => ({ value: day, label: times.day(day) })),
        )}
        {choice(
          'tag',
          pages.tags.map((tag) => ({ value: tag, label: tag })),
        )}
        {choice(
          'followUp',
          FOLLOW_UPS.map((status) => ({ value: status, label: t(`leads.filter.${status}`) })),
        )}
        {consent.purposes.length > 0 &&
          choice(
            'consent',
            consent.purposes.map(({ id, text }) => ({ value: id, label: say(text) })),
          )}
        <Select
          className={`${classes.choice} ${classes.sort}`}
          aria-label={t('leads.sort')}
          value={sort.sort}
          data={SORTS.map((by) => ({ value: by, label: t(`leads.column.${by}`) }))}
          onChange={(by) =>
            onSort({ sort: by ?? 'lastScanned', descending: by === 'lastScanned' || by === 'firstScanned' })
          }
        />
        {filtered && (
          <Button variant="subtle" color="gray" leftSection={<IconX size={16} aria-hidden />} onClick={onClear}>
            {t('leads.clear')}
          </Button>
        )}
      </div>
    </search>
  )
}
