import { AppError } from '../../shared/errors.ts'
import { os } from '../app/procedure.ts'
import { outgoingOf } from '../app/waiting-files.ts'
import { overviewOf } from './overview.ts'
import { writeForPage } from './write-list.ts'

export const followup = os.followup.router({
  overview: os.followup.overview.handler(({ context: { app }, input }) => overviewOf(app, input.exhibitorId)),
  write: os.followup.write.handler(({ context: { app }, input, signal }) => writeForPage(app, input, signal)),
  fetch: os.followup.fetch.handler(async ({ context: { app }, input }) => {
    const file = await outgoingOf(app).take(input.fileId, input.exhibitorId)
    if (file === null) throw new AppError('file_not_found')
    return file
  }),
})
