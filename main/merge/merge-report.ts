/**
 * Keeps the reports of merges in memory while the host runs. They contain values of visitors' leads, so they are never
 * written to disk.
 */
import type { MergeReport, ShownConflict } from '../../shared/contract/bundle.ts'
import type { LeadId } from '../../shared/domain/ids.ts'
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
  app.onForget(() => {
    kept.all = kept.all.map(({ at, report }) => ({ at, report: withoutErased(app, report) }))
  })
  return kept
})

/** The report without leads that were erased since, perhaps while the merge still ran. */
export function withoutErased(app: App, report: MergeReport): MergeReport {
  const isHere = ({ leadId }: { leadId: LeadId }): boolean => getLeadIdentity(app.db, leadId) !== null
  const conflicts = report.conflicts.filter(isHere)
  return {
    ...report,
    conflicts,
    conflictCount: report.conflictCount - (report.conflicts.length - conflicts.length),
    clocks: report.clocks.map((clock) => {
      const fields = clock.fields.filter(isHere)
      return { ...clock, fields, fieldCount: clock.fieldCount - (clock.fields.length - fields.length) }
    }),
  }
}

export function keepReport(app: App, at: string, report: MergeReport): void {
  const kept = { at, report: withoutErased(app, report) }
  reports(app).all = [kept, ...keptReports(app).filter((one) => one.at !== at)].slice(0, KEPT)
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
    .flatMap((conflict) => {
      const identity = getLeadIdentity(app.db, conflict.leadId)
      if (identity === null) return []
      const lead = getShownLead(app.db, conflict.leadId)
      return [
        {
          ...conflict,
          exhibitorId: identity.exhibitorId,
          // An undone lead is not shown, and a stale lead may not be yet. Both still exist.
          fullName: lead?.fullName ?? '',
          organisation: lead?.organisation ?? '',
          badgeCode: lead?.badgeCode ?? null,
          now: getRegister(app.db, conflict.leadId, conflict.field),
          decided: !isDisputed(app.db, conflict.leadId, conflict.field),
        },
      ]
    })
}
