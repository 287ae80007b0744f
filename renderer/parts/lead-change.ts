/** What every change to a lead has in common. */
import { useCallback } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Client } from '../../shared/contract/index.ts'
import { useApi } from '../host/client.tsx'

export type LeadDetail = Awaited<ReturnType<Client['lead']['get']>>

/** Fetches again everything that shows leads. The screen calls a change saved when this is done. */
export function useLeadRefresh(): () => Promise<void> {
  const { api } = useApi()
  const queries = useQueryClient()
  return useCallback(async () => {
    const keys = [api.lead.key(), api.scan.key(), api.followup.key(), api.health.key()]
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })))
  }, [api, queries])
}
