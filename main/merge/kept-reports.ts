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
import { leadsHere } from './known-rows.sql.ts'

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
function withoutErased(app: App, report: MergeReport): MergeReport {
  const named = [...report.conflicts, ...report.clocks.flatMap(({ fields }) => fields)].map(({ leadId }) => leadId)
  const here = new Set(leadsHere(app.db, named))
  const isHere = ({ leadId }: { leadId: LeadId }): boolean => here.has(leadId)
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

/** The report that was kept under this time; undefined if there is none, or it made room for newer ones. */
export function keptReport(app: App, at: string): MergeReport | undefined {
  return keptReports(app).find((one) => one.at === at)?.report
}

/** Some conflicts of a report, with their lead and the value in force now. */
export function shownConflicts(app: App, at: string, offset: number, limit: number): ShownConflict[] {
  freshen(app)
  return (keptReport(app, at)?.conflicts ?? []).slice(offset, offset + limit).flatMap((conflict) => {
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
