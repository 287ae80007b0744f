/** The organiser's procedures for bundles: merging them, and the reports. */
import { AppError } from '../../shared/errors.ts'
import { os } from '../app/procedure.ts'
import { fingerprintOf } from '../bundle/decode.ts'
import { identitiesOf } from '../key/key-file.ts'
import { keysAtHand } from '../key/organiser-key.ts'
import { changeLead } from '../lead/change-lead.ts'
import { refreshInWorker } from '../lead/freshen.ts'
import { hasRegister } from '../lead/register.sql.ts'
import { listAccepted, listStations } from '../station/station.sql.ts'
import { thisStation } from '../station/this-station.ts'
import { uploadsOf } from '../transfer/waiting-files.ts'
import { runMerge } from './merge-bundles.ts'
import { countScansByStation } from './merge-record.sql.ts'
import { keepReport, keptReport, keptReports, shownConflicts } from './kept-reports.ts'

export const merging = {
  merge: os.bundle.merge.handler(async function* ({ context: { app }, input, signal }) {
    const { command, identity, passphrase, accept } = input
    const given = identity === null ? [] : await identitiesOf(identity, passphrase, '')
    const files = input.files.map(({ uploadId, name }) => ({ path: uploadsOf(app).pathOf(uploadId), name }))
    const report = yield* runMerge(
      app,
      { files, keys: await keysAtHand(app, given, passphrase), accept, at: command.at },
      signal,
    )
    for (const [i, { uploadId }] of input.files.entries())
      if (report.bundles[i]?.status === 'merged') uploadsOf(app).drop(uploadId)
    // Keep the report before the lists are refreshed. The refresh may be cancelled, but the merge is done.
    keepReport(app, command.at, report)
    yield* refreshInWorker(app, signal)
    // The kept one: it has forgotten whoever was erased meanwhile.
    yield { kind: 'done' as const, report: keptReport(app, command.at) ?? report }
  }),
  reports: os.bundle.reports.handler(({ context: { app } }) => [...keptReports(app)]),
  conflicts: os.bundle.conflicts.handler(({ context: { app }, input }) =>
    shownConflicts(app, input.at, input.offset, input.limit),
  ),
  stations: os.bundle.stations.handler(({ context: { app } }) => {
    const accepted = listAccepted(app.db)
    const scans = countScansByStation(app.db)
    const own = thisStation(app).stationId
    return listStations(app.db).map(({ stationId, name, publicKey }) => ({
      stationId,
      name,
      fingerprint: fingerprintOf(Buffer.from(publicKey).toString('hex')),
      here: stationId === own,
      scans: scans.get(stationId) ?? 0,
      acceptedAt: accepted.get(stationId) ?? null,
    }))
  }),
  resolve: os.bundle.resolve.handler(({ context: { app }, input: { command, leadId, field, value } }) => {
    if (!hasRegister(app.db, leadId, field)) throw new AppError('lead_not_found')
    changeLead(app, command, leadId, (change) => change.set(field, value ?? null))
    return { leadId }
  }),
}
