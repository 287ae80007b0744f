/** The end of every erasure outside of the database. */
import type { App } from '../app/app.ts'
import { wipeLater } from './wipe-later.ts'
import { scansToWipe } from './wipe.sql.ts'
import { wipeJournal } from './wipe.ts'

/**
 * Takes what was erased out of the journal, and out of whatever subjects keep outside of the database. `isWiped`: the
 * database is wiped already. `inUse`: paths of files that the page goes on showing, such as bundles just merged.
 */
export async function forgetErased(app: App, isWiped: boolean, inUse: readonly string[] = []): Promise<void> {
  await wipeJournal(app.db, app.folder, scansToWipe(app.db), isWiped)
  if (!isWiped) wipeLater(app)
  app.forgetPeople(inUse)
}
