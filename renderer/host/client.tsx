/** The contract's procedures as queries and changes for every component. */
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query'
import { QueryClient } from '@tanstack/react-query'
import type { Client } from '../../shared/contract/index.ts'
import type { Command } from '../../shared/contract/shapes.ts'
import { type CommandId, newId } from '../../shared/domain/ids.ts'
import { failureOf } from './failure.ts'

export interface Api {
  client: Client
  /** `api.lead.list.queryOptions(…)`, `api.lead.setRank.mutationOptions()`. */
  api: RouterUtils<Client>
}

const Context = createContext<Api | null>(null)

export function ClientProvider({ client, children }: { client: Client; children: ReactNode }) {
  const value = useMemo(() => ({ client, api: createTanstackQueryUtils(client) }), [client])
  return <Context value={value}>{children}</Context>
}

/** Asks for what the first screen shows, while the words of its language still load. */
export function askAhead(client: Client, queries: QueryClient): void {
  const api = createTanstackQueryUtils(client)
  void queries.prefetchQuery(api.exhibition.get.queryOptions())
  void queries.prefetchQuery(api.settings.get.queryOptions({ staleTime: Infinity }))
}

/** The procedures of the host. */
export function useApi(): Api {
  const value = useContext(Context)
  if (value === null) throw new Error('no client above this component')
  return value
}

/** A new command. The page sets its id and time, so that sending it again changes nothing. `by`: who gives it. */
export function newCommand(by = ''): Command {
  return { id: newId() as CommandId, at: new Date().toISOString(), ...(by === '' ? {} : { by }) }
}

/** The host is on this machine, so calls go out without a network. A refused call is not repeated. */
export function createQueries(): QueryClient {
  const retry = (times: number, error: Error) => times < 2 && failureOf(error).code === null
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', staleTime: 1000, retry, retryDelay: 400 },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
