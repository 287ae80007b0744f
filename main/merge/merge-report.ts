/**
 * The reports of merges, kept while the host runs: they name values that visitors' leads hold, so they are never on
 * disk.
 */
import type { MergeReport, ShownConflict } from '../../shared/contract/bundle.ts'
import type { App } from '../app/app.ts'
import { getRegister } from '../lead/register.sql.ts'
import { getShownLead } from '../lead/lead-view.sql.ts'
import { freshen } from '../exhibition/current.ts'

interface KeptReport {
  at: string
  report: MergeReport
}

const KEPT = 50
const kept = new WeakMap<App, readonly KeptReport[]>()

export function keepReport(app: App, at: string, report: MergeReport): void {
  kept.set(app, [{ at, report }, ...keptReports(app).filter((one) => one.at !== at)].slice(0, KEPT))
}

/** Newest first. */
export function keptReports(app: App): readonly KeptReport[] {
  return kept.get(app) ?? []
}

/** After an erasure: the reports may name what was erased. */
export function forgetReports(app: App): void {
  kept.delete(app)
}

/** Some conflicts of a report with the lead they are about and what is in force now. */
export function shownConflicts(app: App, at: string, offset: number, limit: number): ShownConflict[] {
  freshen(app)
  return (keptReports(app).find((one) => one.at === at)?.report.conflicts ?? [])
    .slice(offset, offset + limit)
    .map((conflict) => {
      const lead = getShownLead(app.db, conflict.leadId)
      return {
        ...conflict,
        exhibitorId: lead?.exhibitorId ?? null,
        fullName: lead?.fullName ?? '',
        organisation: lead?.organisation ?? '',
        badgeCode: lead?.badgeCode ?? null,
        now: getRegister(app.db, conflict.leadId, conflict.field),
      }
    })
}
