import type { ScanId } from '../../shared/domain/ids.ts'
import { os } from '../app/procedure.ts'
import { currentExhibition } from '../exhibition/current.ts'
import { recentScans } from './recent-scans.ts'
import { recordByHand } from './record-by-hand.ts'
import { recordScan } from './record-scan.ts'
import { undoScan } from './undo-scan.ts'

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
  recent: os.scan.recent.handler(({ context: { app } }) => recentScans(app)),
  undo: os.scan.undo.handler(({ context: { app }, input }) => undoScan(app, input)),
})
