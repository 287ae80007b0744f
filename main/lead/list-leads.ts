/**
 * Pages of an exhibitor's list. An index pages all leads. A search or filter must test every lead: it works in short
 * steps on its own connection, so scans are recorded in between. It keeps the ids it found for the next pages until
 * anything changes.
 */
import { setTimeout } from 'node:timers/promises'
import { dayIn, dayStart, nextDay } from '../../shared/domain/day.ts'
import type { ExhibitorId, LeadId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { perApp } from '../app/per-app.ts'
import { close, openReadOnly } from '../db/open.ts'
import { currentExhibition } from '../exhibition/current.ts'
import { countListed } from './counts.sql.ts'
import {
  dataVersion,
  isFiltered,
  leadRows,
  listScanQuarters,
  pageOfLeads,
  walkLeads,
  type LeadFilter,
  type LeadRow,
} from './lead-list.sql.ts'

/** The longest step, in ms. The thread then stays free for as long. */
const STEP_MS = 1
/** How many search results to keep: those of a few pages. */
const KEPT = 4

interface Found {
  version: number
  ids: LeadId[]
}

const searching = perApp((app) => {
  const db = openReadOnly(app.databaseFile)
  const kept = new Map<string, Found>()
  const closed = new AbortController()
  const state = { db, kept, closed: closed.signal, last: Promise.resolve() }
  app.onForget(() => kept.clear())
  app.onClose(async () => {
    closed.abort()
    await state.last
    close(db)
  })
  return state
})

/** Waits for earlier searches. Two at once would both read the older one's state of the database. */
async function inTurn<T>(state: { last: Promise<void> }, work: () => Promise<T>): Promise<T> {
  const before = state.last
  let done: () => void = () => undefined
  state.last = new Promise((resolve) => (done = resolve))
  await before
  try {
    return await work()
  } finally {
    done()
  }
}

/** The ids of the matching leads, in order. Throws `cancelled`. */
function findLeads(app: App, filter: LeadFilter, signal: AbortSignal | undefined): Promise<LeadId[]> {
  const state = searching(app)
  const { db, kept, closed } = state
  const { offset: _offset, limit: _limit, ...question } = filter
  const key = JSON.stringify(question)
  return inTurn(state, async () => {
    const version = closed.aborted ? 0 : dataVersion(db)
    const known = kept.get(key)
    if (known?.version === version) return known.ids
    const ids: LeadId[] = []
    if (closed.aborted) throw new AppError('cancelled')
    let until = performance.now() + STEP_MS
    for (const { leadId, matches } of walkLeads(db, question)) {
      if (matches) ids.push(leadId)
      if (performance.now() < until) continue
      await setTimeout(STEP_MS)
      if (closed.aborted || signal?.aborted) throw new AppError('cancelled')
      until = performance.now() + STEP_MS
    }
    kept.delete(key)
    kept.set(key, { version, ids })
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
    return ids
  })
}

/** One page of the exhibitor's matching leads, and the number of all matches. Throws `cancelled`. */
export async function listLeads(
  app: App,
  filter: LeadFilter,
  signal?: AbortSignal,
): Promise<{ total: number; rows: LeadRow[] }> {
  if (!isFiltered(filter)) return { total: countListed(app.db, filter.exhibitorId), rows: pageOfLeads(app.db, filter) }
  const ids = await findLeads(app, filter, signal)
  return { total: ids.length, rows: leadRows(app.db, ids.slice(filter.offset, filter.offset + filter.limit)) }
}

/** The days of the exhibition on which the exhibitor's leads were scanned, `YYYY-MM-DD`, in order. */
export function scanDays(app: App, exhibitorId: ExhibitorId): string[] {
  const { timeZone } = currentExhibition(app).file.exhibition
  const days: string[] = []
  let dayEnds = ''
  for (const quarter of listScanQuarters(app.db, exhibitorId)) {
    if (quarter < dayEnds) continue
    const day = dayIn(quarter, timeZone)
    days.push(day)
    dayEnds = dayStart(nextDay(day), timeZone)
  }
  return days
}
