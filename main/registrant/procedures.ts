import { registrantReport } from '../../shared/contract/registrant.ts'
import { os } from '../app/procedure.ts'
import { uploadsOf } from '../transfer/waiting-files.ts'
import { importList, previewList, removeList } from './import-list.ts'
import { getCurrentList } from './registrant-list.sql.ts'

export const registrant = os.registrant.router({
  status: os.registrant.status.handler(({ context: { app } }) => {
    const list = getCurrentList(app.db)
    return list && { name: list.name, importedAt: list.importedAt, report: registrantReport.parse(list.report) }
  }),
  preview: os.registrant.preview.handler(({ context: { app }, input: { uploadId, ...list }, signal }) =>
    previewList(app, { ...list, file: uploadsOf(app).pathOf(uploadId) }, signal),
  ),
  import: os.registrant.import.handler(async function* ({
    context: { app },
    input: { uploadId, command, ...list },
    signal,
  }) {
    const { path, done } = uploadsOf(app).lend(uploadId)
    try {
      const report = yield* importList(app, { ...list, file: path }, command.at, signal)
      uploadsOf(app).drop(uploadId)
      yield { kind: 'done' as const, report }
    } finally {
      done()
    }
  }),
  remove: os.registrant.remove.handler(async ({ context: { app }, signal }) => ({
    removed: await removeList(app, signal),
  })),
})
