/**
 * Keeps the reports of merges in memory while the host runs. They contain values of visitors' leads, so they are never
 * written to disk.
 */
import type { MergeReport, ShownConflict } from '../../shared/contract/bundle.ts'
import type { App } from '../app/app.ts'
import { perApp } from '../app/per-app.ts'
import { freshen } from '../lead/freshen.ts'
import { isDisputed } from '../lead/dispute.sql.ts'
import { getLeadIdentity } from '../lead/lead-facts.sql.ts'
import { getShownLead } from '../lead/lead-view.sql.ts'
import { getRegister } from '../lead/register.sql.ts'

interface KeptReport {
  at: string
  report: MergeReport
}

const KEPT = 50
const reports = perApp((app) => {
  const kept: { all: readonly KeptReport[] } = { all: [] }
  // Reports may contain erased data.
  app.onForget(() => void (kept.all = []))
  return kept
})

export function keepReport(app: App, at: string, report: MergeReport): void {
  reports(app).all = [{ at, report }, ...keptReports(app).filter((one) => one.at !== at)].slice(0, KEPT)
}

/** Newest first. */
export function keptReports(app: App): readonly KeptReport[] {
  return reports(app).all
}

/** Some conflicts of a report, with their lead and the value in force now. */
export function shownConflicts(app: App, at: string, offset: number, limit: number): ShownConflict[] {
  freshen(app)
  return (keptReports(app).find((one) => one.at === at)?.report.conflicts ?? [])
    .slice(offset, offset + limit)
    .map((conflict) => {
      const lead = getShownLead(app.db, conflict.leadId)
      return {
        ...conflict,
        // An undone lead has no row, and a stale lead may have none yet. Both still exist.
        exhibitorId: getLeadIdentity(app.db, conflict.leadId)?.exhibitorId ?? null,
        fullName: lead?.fullName ?? '',
        organisation: lead?.organisation ?? '',
        badgeCode: lead?.badgeCode ?? null,
        now: getRegister(app.db, conflict.leadId, conflict.field),
        decided: !isDisputed(app.db, conflict.leadId, conflict.field),
      }
    })
}
