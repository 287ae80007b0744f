/** How many leads each exhibitor has now, as the bar counts them. */
import { useQuery } from '@tanstack/react-query'
import type { ExhibitorSummary } from '../../shared/contract/exhibition.ts'
import { useApi } from '../host/client.tsx'

/** Gives an exhibitor's count; 0 until the bar has counted. */
export function useLeadCounts(): (exhibitor: ExhibitorSummary) => number {
  const { api } = useApi()
  const { data } = useQuery(api.health.status.queryOptions())
  return ({ exhibitorId }) => data?.perExhibitor.find((count) => count.exhibitorId === exhibitorId)?.leads ?? 0
}
