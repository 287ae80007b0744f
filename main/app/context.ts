/** What every procedure is given: the opened app, and who is calling. */
import type { ExhibitorId } from '../../shared/domain/ids.ts'
import type { App } from './app.ts'

/** The owner of the data folder (the command line), or a page with the rooms it has opened. */
export type Caller =
  | { kind: 'owner' }
  | {
      kind: 'page'
      exhibitors: Set<ExhibitorId>
      organiser: boolean
      /** How often this page was locked. An opening that began before a lock opens nothing. */
      locks: number
    }

export interface Context {
  app: App
  caller: Caller
}

export const OWNER: Caller = { kind: 'owner' }

/** A page that has opened no room yet. */
export function createPageCaller(): Caller {
  return { kind: 'page', exhibitors: new Set(), organiser: false, locks: 0 }
}
