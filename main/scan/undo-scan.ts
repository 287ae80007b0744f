/** Undoes a scan that was just made here. The scan stays as a fact and is marked as withdrawn. */
import type { Command } from '../../shared/contract/shapes.ts'
import type { LeadId, ScanId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { currentExhibition } from '../exhibition/current.ts'
import { addWithdrawal } from '../lead/fact.sql.ts'
import { refreshLead } from '../lead/lead-view.sql.ts'
import { thisStation } from '../station/this-station.ts'
import { getScan } from './scan.sql.ts'

export interface Undo {
  command: Command
  leadId: LeadId
  scanId: ScanId
}

/** Throws `scan_not_found`, or `not_just_scanned` for another station's scan. */
export function undoScan(app: App, input: Undo): { scanId: ScanId } {
  const { read } = currentExhibition(app)
  const { stationId } = thisStation(app)
  app.db
    .transaction(() => {
      const scan = getScan(app.db, input.leadId, input.scanId)
      if (scan === null) throw new AppError('scan_not_found')
      // this station just scanned the lead too, but this scan is another station's
      if (scan.stationId !== stationId) throw new AppError('not_just_scanned')
      addWithdrawal(app.db, input.leadId, stationId, {
        withdrawalId: input.command.id,
        factId: input.scanId,
        at: input.command.at,
      })
      refreshLead(app.db, input.leadId, read)
    })
    .immediate()
  return { scanId: input.scanId }
}
