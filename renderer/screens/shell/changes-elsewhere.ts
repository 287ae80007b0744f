/**
 * Keeps the page as other windows and long work leave it. The bar's status has a mark of all changes; when the mark
 * differs, the page asks again for what it shows.
 */
import { useEffect, useRef } from 'react'
import { type Query, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Api, useApi } from '../../host/client.tsx'
import { forget } from '../../unsaved/forget.ts'

const ASK_MS = 4000

/** Answers that never change, or that a person works on and asks for anew when ready. */
const fixedKeys = ({ health, card, template, registrant, erasure }: Api['api']) => [
  health.status.key(),
  card.get.key(),
  template.samples.key(),
  template.propose.key(),
  registrant.preview.key(),
  erasure.preview.key(),
]

/** The status that the bar shows, asked for again and again. */
export function useStatus() {
  const { api } = useApi()
  return useQuery(api.health.status.queryOptions({ refetchInterval: ASK_MS }))
}

export function useChangesElsewhere(): void {
  const { api } = useApi()
  const queries = useQueryClient()
  const { data: status } = useStatus()
  const known = useRef(status)
  useEffect(() => {
    const before = known.current
    known.current = status
    if (before === undefined || status === undefined || before.revision === status.revision) return
    if (status.erased > before.erased) {
      void forget(queries, { kind: 'erased', leadId: null })
      return
    }
    const fixed = new Set(fixedKeys(api).map(pathOf))
    void queries.invalidateQueries({ predicate: ({ queryKey }: Query) => !fixed.has(pathOf(queryKey)) })
  }, [api, queries, status])
}

/** The procedure's name in a key of the library: its first part. */
const pathOf = (key: readonly unknown[]): string => JSON.stringify(key[0])
