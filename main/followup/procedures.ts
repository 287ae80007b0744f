import { os } from '../app/procedure.ts'
import { overviewOf } from './overview.ts'
import { writeForPage } from './write-list.ts'

export const followup = os.followup.router({
  overview: os.followup.overview.handler(({ context: { app }, input }) => overviewOf(app, input.exhibitorId)),
  write: os.followup.write.handler(({ context: { app }, input, signal }) => writeForPage(app, input, signal)),
})
