/**
 * Changes one lead. Every change is one transaction, stamped by this station's clock. A command that is sent again
 * changes nothing.
 */
import type { Command } from '../../shared/contract/shapes.ts'
import type { LeadId, StationId } from '../../shared/domain/ids.ts'
import type { Lead } from '../../shared/domain/lead/derive.ts'
import type { Stamp } from '../../shared/domain/stamp.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { currentExhibition } from '../exhibition/current.ts'
import { clockOf, thisStation } from '../station/this-station.ts'
import { noteCommand } from './fact.sql.ts'
import { getLeadIdentity } from './lead-facts.sql.ts'
import { getDerivedLead, refreshLead } from './lead-view.sql.ts'
import { changeRegister } from './register.sql.ts'

export interface Change {
  leadId: LeadId
  stationId: StationId
  /** Sets a field of the lead. */
  set(field: string, value: unknown): void
}

/** Runs `change` unless this command already ran. Returns the lead in its new state. Throws `lead_not_found`. */
export function changeLead(app: App, command: Command, leadId: LeadId, change: (change: Change) => void): Lead {
  const { read } = currentExhibition(app)
  const { stationId } = thisStation(app)
  const derived = app.db
    .transaction(() => {
      if (getLeadIdentity(app.db, leadId) === null) throw new AppError('lead_not_found')
      if (!noteCommand(app.db, command.id, command.at)) return getDerivedLead(app.db, leadId, read)
      let moment: Stamp | undefined
      change({
        leadId,
        stationId,
        set(field, value) {
          // All fields of one command get the same stamp.
          moment ??= clockOf(app).next(command.at)
          changeRegister(app.db, leadId, field, value, { moment, by: command.by ?? '' })
        },
      })
      return refreshLead(app.db, leadId, read)
    })
    .immediate()
  if (derived === null) throw new AppError('lead_not_found')
  return derived.lead
}
