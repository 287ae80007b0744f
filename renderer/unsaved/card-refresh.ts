/** Fetches anew which card pictures there are. */
import { useCallback } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useApi } from '../host/client.tsx'

export function useCardRefresh(): () => Promise<void> {
  const { api } = useApi()
  const queries = useQueryClient()
  return useCallback(async () => {
    const queryKey = api.card.list.key()
    // A first fetch under way may have begun before the change, and would not be repeated.
    await queries.cancelQueries({ queryKey })
    await Promise.all([
      queries.invalidateQueries({ queryKey }),
      queries.invalidateQueries({ queryKey: api.lead.key() }),
    ])
  }, [api, queries])
}
