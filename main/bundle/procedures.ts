import { os } from '../app/procedure.ts'
import { organiserRecipient } from '../exhibition/current.ts'
import { assertWholeFolder } from '../files/whole-folder.ts'
import { countUnbundled } from '../lead/unbundled.sql.ts'
import { thisStation } from '../station/this-station.ts'
import { autoState, setAuto } from './auto-bundle.ts'
import { fingerprintOf } from './decode.ts'
import { writeIntoFolder, writeParcel, writeReturns } from './write-bundle.ts'
import { lastWrittenBundle } from './written-bundle.sql.ts'

export const bundle = {
  status: os.bundle.status.handler(({ context: { app } }) => {
    const last = lastWrittenBundle(app.db)
    return {
      leadsNotInBundle: countUnbundled(app.db),
      lastAt: last?.at ?? null,
      lastLeads: last?.leads ?? null,
      fingerprint: fingerprintOf(Buffer.from(thisStation(app).publicKey).toString('hex')),
      hasRecipient: organiserRecipient(app) !== null,
    }
  }),
  write: os.bundle.write.handler(async function* ({ context: { app }, input, signal }) {
    if (input.folder !== null) assertWholeFolder(input.folder)
    yield* input.folder === null
      ? writeParcel(app, input, signal)
      : writeIntoFolder(app, { ...input, folder: input.folder }, signal)
  }),
  writeReturns: os.bundle.writeReturns.handler(async function* ({ context: { app }, input, signal }) {
    assertWholeFolder(input.folder)
    const { files, left } = yield* writeReturns(app, input.folder, input.command, signal)
    yield { kind: 'done' as const, files: files.map(({ exhibitor: _code, ...file }) => file), left }
  }),
  auto: os.bundle.auto.handler(({ context: { app } }) => autoState(app)),
  setAuto: os.bundle.setAuto.handler(({ context: { app }, input }) => setAuto(app, input)),
}
