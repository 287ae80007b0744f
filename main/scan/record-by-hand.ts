/**
 * Records a visitor typed into the form, alone or with a badge that holds little data. It is one durable step, as every
 * scan.
 */
import type { Ack, Command, ContactCorrection } from '../../shared/contract/shapes.ts'
import { leadIdFrom, type ExhibitorId, type ScanId, type VisitorId } from '../../shared/domain/ids.ts'
import { correctionField } from '../../shared/domain/lead/correction.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { isErased } from '../erasure/tombstone.sql.ts'
import { currentExhibition, exhibitorWithId } from '../exhibition/current.ts'
import { refreshLead } from '../lead/lead-view.sql.ts'
import { changeRegister } from '../lead/register.sql.ts'
import { filledFields } from '../lead/typed-contact.ts'
import { clockOf } from '../station/this-station.ts'
import {
  acknowledge,
  rejected,
  settle,
  writeFacts,
  writeScan,
  type ScanCommand,
  type WrittenScan,
} from './record-scan.ts'

export interface ByHand {
  command: Command
  exhibitorId: ExhibitorId
  /** The badge's bytes; empty for a visitor without one. */
  payload: Uint8Array
  fields: ContactCorrection
  /** A picture of the business card follows, so the fields may be empty. */
  cardOnly: boolean
  afterErasure: boolean
  staff: string
  consents: readonly string[]
  language: 'en' | 'ja'
}

/** A visitor without a badge: the command makes its id, and the scan has an empty payload. */
function writeWithoutBadge(app: App, scan: ScanCommand): WrittenScan {
  const { read } = currentExhibition(app)
  exhibitorWithId(app, scan.exhibitorId)
  const visitorId = scan.scanId as string as VisitorId
  const leadId = leadIdFrom(scan.exhibitorId, visitorId)
  const reading = read(scan.payload)
  // the command was sent again after an erasure
  if (isErased(app.db, 'visitor', visitorId) || isErased(app.db, 'lead', leadId))
    return { ack: rejected(reading, scan.at, 'erased'), entry: null }
  const fresh = writeFacts(app, leadId, visitorId, reading, scan)
  const derived = refreshLead(app.db, leadId, read)
  if (derived === null) throw new AppError('scan_not_found')
  const { scanId, exhibitorId, at, staff, source } = scan
  return {
    ack: acknowledge(derived, reading, scan),
    entry: fresh ? { scanId, exhibitorId, at, staff, source, payloadHex: '' } : null,
  }
}

/**
 * Records the scan and sets the typed fields, which win over badge and list. Sent again, it changes nothing. Throws
 * `input_invalid` if nothing was typed, and the errors of a scan.
 */
export function recordByHand(app: App, { command, fields, cardOnly, ...rest }: ByHand): Ack {
  const { read, file } = currentExhibition(app)
  const typed = filledFields(fields, file.exhibition.country)
  if (typed.length === 0 && !cardOnly) throw new AppError('input_invalid', { fields: ['fields'] })
  const scan: ScanCommand = { ...rest, scanId: command.id as string as ScanId, at: command.at, source: 'form' }
  const written = app.db
    .transaction((): WrittenScan => {
      const done = scan.payload.length === 0 ? writeWithoutBadge(app, scan) : writeScan(app, scan)
      const { leadId } = done.ack
      // sent again, or not a badge
      if (leadId === null || done.entry === null) return done
      const moment = clockOf(app).next(command.at)
      for (const [part, value] of typed)
        changeRegister(app.db, leadId, correctionField(part), value, { moment, by: rest.staff })
      const derived = refreshLead(app.db, leadId, read)
      return derived === null ? done : { ...done, ack: acknowledge(derived, done.ack.reading, scan) }
    })
    .immediate()
  settle(app, written)
  return written.ack
}
