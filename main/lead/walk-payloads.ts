/** Walks through the recorded payloads of all leads and lets other work run in between. */
import { setImmediate } from 'node:timers/promises'
import type { JobControl } from '../app/job-control.ts'
import type { Reads } from '../db/connection.ts'
import { countLeads } from './counts.sql.ts'
import { leadsAfter, staleLeadsAfter, type LeadPayloads } from './payloads.sql.ts'
import { countStale } from './stale.sql.ts'

/** Leads per look-up. */
const CHUNK = 200
/** If more visitors than this get one new code, the format reads a value that is not unique to a visitor. */
export const MAX_PER_CODE = 3

/**
 * Yields every lead, or every stale lead, with its payloads, by id. It lets other work run after every few leads. For
 * the progress it is part `from` of `of` parts. Throws `cancelled`.
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
