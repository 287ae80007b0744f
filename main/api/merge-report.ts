/** The report of the last merge, kept while the host runs: it names values that visitors' leads hold, so it is never on disk. */
import type { MergeReport, ShownConflict } from '../../shared/contract/bundle.ts'
import type { App } from '../app.ts'
import { getRegister } from '../store/register.ts'
import { getShownLead } from '../store/lead-view.ts'
import { freshen } from './current.ts'

interface KeptReport {
  at: string
  report: MergeReport
}

const reports = new WeakMap<App, KeptReport>()

export function keepReport(app: App, at: string, report: MergeReport): void {
  reports.set(app, { at, report })
}

export function lastReport(app: App): KeptReport | null {
  return reports.get(app) ?? null
}

/** After an erasure: the report may name what was erased. */
export function forgetReport(app: App): void {
  reports.delete(app)
}

/** Some conflicts of the last report with the lead they are about and what is in force now. */
export function shownConflicts(app: App, offset: number, limit: number): ShownConflict[] {
  freshen(app)
  return (lastReport(app)?.report.conflicts ?? []).slice(offset, offset + limit).map((conflict) => {
    const lead = getShownLead(app.db, conflict.leadId)
    return {
      ...conflict, exhibitorId: lead?.exhibitorId ?? null, fullName: lead?.fullName ?? '', organisation: lead?.organisation ?? '', badgeCode: lead?.badgeCode ?? null,
      now: getRegister(app.db, conflict.leadId, conflict.field),
    }
  })
}
