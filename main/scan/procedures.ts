import type { RecentScan } from '../../shared/contract/scan.ts'
import type { ScanId } from '../../shared/domain/ids.ts'
import { consentsInForce } from '../../shared/domain/lead/derive.ts'
import { emptyContact } from '../../shared/domain/person/contact.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { os } from '../app/procedure.ts'
import { currentExhibition, exhibitionOf } from '../exhibition/current.ts'
import { addWithdrawal } from '../lead/fact.sql.ts'
import { getDerivedLead, refreshLead } from '../lead/lead-view.sql.ts'
import { thisStation } from '../station/this-station.ts'
import { JUST_SCANNED_MS } from './just-scanned.ts'
import { recordByHand } from './record-by-hand.ts'
import { recordScan } from './record-scan.ts'
import { getScan, listRecentScans, type ScanRow } from './scan.sql.ts'

const RECENT = 20

function toRecent(app: App, scan: ScanRow): RecentScan {
  const { read } = currentExhibition(app)
  const lead = getDerivedLead(app.db, scan.leadId, read)?.lead
  const reading = read(scan.payload)
  return {
    scanId: scan.scanId,
    leadId: scan.leadId,
    exhibitorId: scan.exhibitorId,
    at: scan.at,
    staff: scan.staff,
    contact: lead?.contact ?? reading.contact ?? emptyContact(),
    badgeCode: reading.badgeCode,
    format: reading.format,
    rank: lead?.rank ?? null,
    times: lead?.scans.length ?? 0,
    withdrawn: scan.withdrawn === 1,
    tags: lead?.tags ?? [],
    consents: consentsInForce(lead?.consents ?? []),
  }
}

export const scan = os.scan.router({
  record: os.scan.record.handler(({ context, input }) => {
    const { command, payloadHex, ...rest } = input
    return recordScan(context.app, {
      ...rest,
      scanId: command.id as string as ScanId,
      at: command.at,
      payload: Buffer.from(payloadHex, 'hex'),
    })
  }),
  recordByHand: os.scan.recordByHand.handler(({ context, input: { payloadHex, ...rest } }) =>
    recordByHand(context.app, { ...rest, payload: Buffer.from(payloadHex, 'hex') }),
  ),
  read: os.scan.read.handler(({ context, input }) =>
    currentExhibition(context.app).read(Buffer.from(input.payloadHex, 'hex')),
  ),
  recent: os.scan.recent.handler(({ context: { app } }) => {
    if (exhibitionOf(app) === null) return []
    const since = new Date(Date.now() - JUST_SCANNED_MS).toISOString()
    return listRecentScans(app.db, since, RECENT).map((one) => toRecent(app, one))
  }),
  undo: os.scan.undo.handler(({ context: { app }, input }) => {
    const { read } = currentExhibition(app)
    const { stationId } = thisStation(app)
    app.db
      .transaction(() => {
        const scan = getScan(app.db, input.leadId, input.scanId)
        if (scan === null) throw new AppError('scan_not_found')
        // the lead was just scanned here; another station's scan of it was not
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
  }),
})
