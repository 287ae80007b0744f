/** Yields complete leads for the command, one at a time, so that memory does not grow with their number. */
import type { Lead } from '../../shared/domain/lead/derive.ts'
import type { App } from '../app/app.ts'
import { currentExhibition, exhibitorWithCode } from '../exhibition/current.ts'
import { freshenAll } from './freshen.ts'
import { listLeadIds } from './lead-list.sql.ts'
import { getDerivedLead } from './lead-view.sql.ts'

export interface LeadSelection {
  /** If missing, leads of all exhibitors. */
  exhibitorCode?: string | undefined
  /** "" selects everything. */
  search: string
  limit?: number | undefined
}

/** The selected leads, oldest first. Throws `exhibition_missing` or `exhibitor_not_found`. */
export async function* eachLead(
  app: App,
  { exhibitorCode, search, limit = Infinity }: LeadSelection,
): AsyncGenerator<Lead, void, void> {
  const { read } = currentExhibition(app)
  const exhibitorId = exhibitorCode === undefined ? null : exhibitorWithCode(app, exhibitorCode).exhibitorId
  await freshenAll(app)
  for (const leadId of listLeadIds(app.db, exhibitorId, search).slice(0, limit)) {
    const derived = getDerivedLead(app.db, leadId, read)
    if (derived !== null) yield derived.lead
  }
}
