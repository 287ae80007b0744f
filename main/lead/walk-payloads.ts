/** Goes through the recorded payloads of all leads, with room for other work. */
import { setImmediate } from 'node:timers/promises'
import type { JobControl } from '../app/job-control.ts'
import type { Reads } from '../db/connection.ts'
import { countLeads } from './counts.sql.ts'
import { leadsAfter, staleLeadsAfter, type LeadPayloads } from './payloads.sql.ts'
import { countStale } from './stale.sql.ts'

/** Looked up at once. */
const CHUNK = 200
/** More earlier visitors than this under one new code: the format names something that is not the visitor's own. */
export const MAX_PER_CODE = 3

/**
 * Every lead with its payloads, by id, or every stale one; room for others after some. It is the part `from` of `of`
 * parts of the way. Throws `cancelled`.
 */
export async function* walkPayloads(
  db: Reads,
  control: JobControl,
  from: number,
  of: number,
  which: 'all' | 'stale' = 'all',
): AsyncGenerator<LeadPayloads> {
  const [some, total] = which === 'all' ? [leadsAfter, countLeads(db, null)] : [staleLeadsAfter, countStale(db)]
  let done = 0
  for (let after = ''; ;) {
    const leads = some(db, after, CHUNK)
    if (leads.length === 0) return
    yield* leads
    after = leads.at(-1)!.leadId
    done += leads.length
    control.throwIfCancelled()
    control.progress(from * total + done, of * total)
    await setImmediate()
  }
}
