/** What this station remembers. A choice shows at once. It is taken back when the host refuses it. */
import { useCallback, useMemo } from 'react'
import { type QueryClient, useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Command } from '../../shared/contract/shapes.ts'
import type { Settings } from '../../shared/contract/settings.ts'
import { DEFAULT_SETTINGS } from '../../shared/domain/default-settings.ts'
import { type Api, newCommand, useApi } from './client.tsx'

type Change = Partial<Settings>

/** The host's settings, with the choices over them that it has not answered yet, newest last. */
export const overlaid = (known: Settings | undefined, choices: readonly Change[]): Settings =>
  choices.reduce<Settings>((settings, choice) => ({ ...settings, ...choice }), known ?? DEFAULT_SETTINGS)

/** Finds the choices that the host has not answered yet. */
export const unanswered = (api: Api['api']) => ({
  mutationKey: api.settings.set.mutationKey(),
  status: 'pending' as const,
})

/** Sends one choice after the other, so that the host's last answer belongs to the last choice. */
export function settingsChange(queries: QueryClient, api: Api['api']) {
  const queryKey = api.settings.get.queryKey()
  return api.settings.set.mutationOptions({
    scope: { id: 'settings' },
    onSuccess: async (settings) => {
      // A fetch under way may have begun before the choice was on disk.
      await queries.cancelQueries({ queryKey })
      queries.setQueryData(queryKey, settings)
    },
  })
}

export interface SettingsAccess {
  settings: Settings
  /** Are these the station's own settings? Until they arrive the defaults are shown. */
  known: boolean
  change: (change: Change) => void
}

export function useSettings(): SettingsAccess {
  const { api } = useApi()
  const queries = useQueryClient()
  const { data } = useQuery(api.settings.get.queryOptions({ staleTime: Infinity }))
  const choices = useMutationState({
    filters: unanswered(api),
    select: ({ state }) => state.variables as Change,
  })
  const { mutate } = useMutation(settingsChange(queries, api))
  return {
    settings: useMemo(() => overlaid(data, choices), [data, choices]),
    known: data !== undefined,
    change: useCallback((change) => mutate(change), [mutate]),
  }
}

/** Makes commands that name the staff member chosen on this station. */
export function useNewCommand(): () => Command {
  const { settings } = useSettings()
  return useCallback(() => newCommand(settings.staff), [settings.staff])
}
