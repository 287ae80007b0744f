/** The list's search and the pages of its answer that are in view. */
import { useMemo } from 'react'
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import type { Client } from '../../../../shared/contract/index.ts'
import type { LeadRow } from '../../../../shared/contract/shapes.ts'
import { useApi } from '../../../host/client.tsx'

type ListInput = Parameters<Client['lead']['list']>[0]
export type LeadQuery = { [K in Exclude<keyof ListInput, 'offset' | 'limit'>]-?: Exclude<ListInput[K], undefined> }
export type Filters = Omit<LeadQuery, 'exhibitorId' | 'search' | 'sort' | 'descending'>
export type LeadSort = LeadQuery['sort']

export const NO_FILTERS: Filters = { rank: null, tag: null, day: null, followUp: null, consent: null }

/** Rows fetched at once. */
const PAGE = 100

export interface LeadPages {
  total: number
  tags: readonly string[]
  days: readonly string[]
  /** The lead in this line of the list; undefined while its page is on its way. */
  rowAt: (index: number) => LeadRow | undefined
  pending: boolean
  error: unknown
  refetch: () => void
}

/** The list's lines from `first` to `last`, its first page for the count, and what it can be filtered by. */
export function useLeadPages(query: LeadQuery, first: number, last: number): LeadPages {
  const { api } = useApi()
  const pageOptions = (page: number) =>
    api.lead.list.queryOptions({
      input: { ...query, offset: page * PAGE, limit: PAGE },
      placeholderData: keepPreviousData,
    })
  const head = useQuery(pageOptions(0))
  const facets = useQuery(
    api.lead.facets.queryOptions({ input: { exhibitorId: query.exhibitorId }, placeholderData: keepPreviousData }),
  ).data
  const from = Math.max(1, Math.floor(first / PAGE))
  const wanted =
    head.data === undefined || last < PAGE
      ? []
      : Array.from({ length: Math.floor(last / PAGE) - from + 1 }, (_, index) => from + index)
  const others = useQueries({ queries: wanted.map(pageOptions) })
  const key = wanted.join()
  return useMemo(
    () => ({
      total: head.data?.total ?? 0,
      tags: facets?.tags ?? [],
      days: facets?.days ?? [],
      rowAt: (index) => {
        const page = Math.floor(index / PAGE)
        const data = page === 0 ? head.data : others[page - from]?.data
        return data?.rows[index % PAGE]
      },
      pending: head.isPending,
      error: head.error ?? others.find((other) => other.error !== null)?.error ?? null,
      refetch: () => void head.refetch(),
    }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the pages themselves change with each answer
    [head.data, head.isPending, head.error, facets, key, others.map((other) => other.dataUpdatedAt).join()],
  )
}
