/** What this station remembers; a change shows at once and is taken back if the host refuses it. */
import { useCallback } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Settings } from '../../shared/contract/settings.ts'
import { useApi } from './client.tsx'

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  sound: true,
  engine: 'zxing',
  cameraId: null,
  mirror: false,
  exhibitorId: null,
  staff: '',
  wedge: { layout: 'us', prefix: '', suffix: 'any' },
  badges: [],
}

export interface SettingsAccess {
  settings: Settings
  /** Are these the station's own, not the defaults shown until they come? */
  known: boolean
  change: (change: Partial<Settings>) => void
}

export function useSettings(): SettingsAccess {
  const { api } = useApi()
  const queries = useQueryClient()
  const { queryKey } = api.settings.get.queryOptions()
  const { data } = useQuery(api.settings.get.queryOptions({ staleTime: Infinity }))
  const { mutate } = useMutation(
    api.settings.set.mutationOptions({
      onMutate: (change) => {
        queries.setQueryData(queryKey, (old) => ({ ...(old ?? DEFAULT_SETTINGS), ...(change as Partial<Settings>) }))
      },
      onSuccess: (settings) => queries.setQueryData(queryKey, settings),
      onError: () => queries.invalidateQueries({ queryKey }),
    }),
  )
  return {
    settings: data ?? DEFAULT_SETTINGS,
    known: data !== undefined,
    change: useCallback((change) => mutate(change), [mutate]),
  }
}
