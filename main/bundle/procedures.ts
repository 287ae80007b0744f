import { join, resolve } from 'node:path'
import { newId } from '../../shared/domain/ids.ts'
import { os } from '../app/procedure.ts'
import { bundlesOutOf } from '../app/waiting-files.ts'
import { exhibitorWithId, organiserRecipient } from '../exhibition/current.ts'
import { countUnbundled } from '../lead/unbundled.sql.ts'
import { thisStation } from '../station/this-station.ts'
import { autoState, setAuto } from './auto-bundle.ts'
import { fingerprintOf } from './decode.ts'
import { bundleName, noteBundles, orderOf, readersOf, writeOnly, writeOrders, writeReturns } from './write-bundle.ts'
import { lastWrittenBundle } from './written-bundle.sql.ts'

export const bundle = {
  status: os.bundle.status.handler(({ context: { app } }) => {
    const last = lastWrittenBundle(app.db)
    return {
      leadsNotInBundle: countUnbundled(app.db),
      lastAt: last?.at ?? null,
      lastLeads: last?.leads ?? null,
      fingerprint: fingerprintOf(Buffer.from(thisStation(app).publicKey).toString('hex')),
      hasReader: organiserRecipient(app) !== null,
    }
  }),
  write: os.bundle.write.handler(async function* ({ context: { app }, input, signal }) {
    const { command, recipients, passphrase, folder } = input
    const exhibitor = input.exhibitorId === null ? null : exhibitorWithId(app, input.exhibitorId)
    const readers = readersOf(app, { recipients, passphrase }, exhibitor)
    const name = bundleName(app, exhibitor, command.at)
    const fileId = newId()
    const out = folder === null ? bundlesOutOf(app).pathOf(fileId) : join(resolve(folder), name)
    const orders = [orderOf(app, { out, exhibitor, readers }, command)]
    const written = yield* (folder === null ? writeOnly : writeOrders)(app, orders, signal)
    // what was never fetched is in no bundle
    if (folder === null) bundlesOutOf(app).offer(fileId, () => noteBundles(app, orders, written))
    const { leads, scans, sha256, bytes } = written[0]!
    yield { kind: 'done' as const, leads, scans, sha256, bytes, name, fileId: folder === null ? fileId : null }
  }),
  fetch: os.bundle.fetch.handler(({ context: { app }, input }) => bundlesOutOf(app).take(input.fileId, input.offset)),
  writeReturns: os.bundle.writeReturns.handler(async function* ({ context: { app }, input, signal }) {
    const { files, left } = yield* writeReturns(app, input.folder, input.command, signal)
    yield { kind: 'done' as const, files: files.map(({ exhibitor: _code, ...file }) => file), left }
  }),
  auto: os.bundle.auto.handler(({ context: { app } }) => autoState(app)),
  setAuto: os.bundle.setAuto.handler(({ context: { app }, input }) => setAuto(app, input)),
}
