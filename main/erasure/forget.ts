/** The end of every erasure outside of the database. */
import type { App } from '../app/app.ts'
import { wipeJournal } from './wipe.ts'

/**
 * Takes what was erased out of the journal, and out of whatever subjects keep outside of the database. `isWiped`: the
 * database is wiped already. `inUse`: paths of files that the page goes on showing, such as bundles just merged.
 */
export function forgetErased(app: App, isWiped: boolean, inUse: readonly string[] = []): void {
  wipeJournal(app.db, app.folder, isWiped)
  app.forgetPeople(inUse)
}
