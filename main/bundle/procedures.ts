import { join, resolve } from 'node:path'
import { MAX_PIECE } from '../../shared/contract/bundle.ts'
import { newId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import { fingerprintOf } from './decode.ts'
import { identitiesOf } from '../key/key-file.ts'
import { countScansByStation, lastWrittenBundle } from '../merge/merge-record.sql.ts'
import { hasRegister } from '../lead/register.sql.ts'
import { listAccepted, listStations } from '../station/station.sql.ts'
import { countUnbundled } from '../lead/unbundled.sql.ts'
import { autoState, setAuto } from './auto-bundle.ts'
import { os } from '../app/procedure.ts'
import { changeLead } from '../lead/change-lead.ts'
import { currentExhibition, exhibitorWithId } from '../exhibition/current.ts'
import { keysAtHand, runMerge } from '../merge/merge-bundles.ts'
import { keepReport, keptReports, shownConflicts } from '../merge/merge-report.ts'
import {
  bundleName,
  noteBundles,
  orderOf,
  organiserRecipient,
  readersOf,
  writeOnly,
  writeOrders,
  writeReturns,
} from './write-bundle.ts'

export const bundle = os.bundle.router({
  status: os.bundle.status.handler(({ context: { app } }) => {
    const last = lastWrittenBundle(app.db)
    return {
      leadsNotInBundle: countUnbundled(app.db),
      lastAt: last?.at ?? null,
      lastLeads: last?.leads ?? null,
      fingerprint: fingerprintOf(Buffer.from(app.station().publicKey).toString('hex')),
      hasReader: organiserRecipient(app) !== null,
    }
  }),
  write: os.bundle.write.handler(async function* ({ context: { app }, input, signal }) {
    const { command, recipients, passphrase, folder } = input
    const exhibitor = input.exhibitorId === null ? null : exhibitorWithId(app, input.exhibitorId)
    const readers = readersOf(app, { recipients, passphrase }, exhibitor)
    const name = bundleName(app, exhibitor, command.at)
    const fileId = newId()
    const out = folder === null ? app.bundlesOut.pathOf(fileId) : join(resolve(folder), name)
    const orders = [orderOf(app, { out, exhibitor, readers }, command)]
    const written = yield* (folder === null ? writeOnly : writeOrders)(app, orders, signal)
    // what was never fetched is in no bundle
    if (folder === null) app.bundlesOut.offer(fileId, () => noteBundles(app, orders, written))
    const { leads, scans, sha256, bytes } = written[0]!
    yield { kind: 'done' as const, leads, scans, sha256, bytes, name, fileId: folder === null ? fileId : null }
  }),
  fetch: os.bundle.fetch.handler(({ context: { app }, input }) => app.bundlesOut.take(input.fileId, input.offset)),
  writeReturns: os.bundle.writeReturns.handler(async function* ({ context: { app }, input, signal }) {
    const { files, left } = yield* writeReturns(app, input.folder, input.command, signal)
    yield { kind: 'done' as const, files: files.map(({ exhibitor: _code, ...file }) => file), left }
  }),
  upload: os.bundle.upload.handler(async ({ context: { app }, input: { uploadId, offset, part } }) => {
    if (part.size > MAX_PIECE) throw new AppError('input_invalid', { fields: ['part'] })
    return { size: await app.uploads.add(uploadId, offset, part) }
  }),
  discard: os.bundle.discard.handler(({ context: { app }, input }) => app.uploads.drop(input.uploadId)),
  merge: os.bundle.merge.handler(async function* ({ context: { app }, input, signal }) {
    const { command, identity, passphrase, accept } = input
    const given = identity === null ? [] : await identitiesOf(identity, passphrase, '')
    const files = input.files.map(({ uploadId, name }) => ({ path: app.uploads.pathOf(uploadId), name }))
    const report = yield* runMerge(
      app,
      { files, keys: await keysAtHand(app, given, passphrase), accept, at: command.at },
      signal,
    )
    for (const [i, { uploadId }] of input.files.entries())
      if (report.bundles[i]?.status === 'merged') app.uploads.drop(uploadId)
    // before the lists are brought up to date, which may be stopped: it is merged
    keepReport(app, command.at, report)
    yield* app.jobs.run(
      'refreshLeads',
      { databaseFile: app.databaseFile, exhibition: currentExhibition(app).file, turn: app.turn },
      signal,
    )
    yield { kind: 'done' as const, report }
  }),
  reports: os.bundle.reports.handler(({ context: { app } }) => [...keptReports(app)]),
  conflicts: os.bundle.conflicts.handler(({ context: { app }, input }) =>
    shownConflicts(app, input.at, input.offset, input.limit),
  ),
  stations: os.bundle.stations.handler(({ context: { app } }) => {
    const accepted = listAccepted(app.db)
    const scans = countScansByStation(app.db)
    const own = app.station().stationId
    return listStations(app.db).map(({ stationId, name, publicKey }) => ({
      stationId,
      name,
      fingerprint: fingerprintOf(Buffer.from(publicKey).toString('hex')),
      here: stationId === own,
      scans: scans.get(stationId) ?? 0,
      acceptedAt: accepted.get(stationId) ?? null,
    }))
  }),
  auto: os.bundle.auto.handler(({ context: { app } }) => autoState(app)),
  setAuto: os.bundle.setAuto.handler(({ context: { app }, input }) => setAuto(app, input)),
  resolve: os.bundle.resolve.handler(({ context: { app }, input: { command, leadId, field, value } }) => {
    if (!hasRegister(app.db, leadId, field)) throw new AppError('lead_not_found')
    changeLead(app, command, leadId, (change) => change.set(field, value ?? null))
    return { leadId }
  }),
})
