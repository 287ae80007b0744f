/** The end of every erasure outside the database. */
import type { App } from '../app/app.ts'
import { wipeLater } from './wipe-later.ts'
import { scansToWipe } from './wipe.sql.ts'
import { wipeJournal } from './wipe.ts'

/**
 * Removes erased data from the journal and from other stores outside the database. `isWiped` says that the database is
 * already wiped. `inUse` lists files that the page still shows, such as bundles just merged.
 */
export async function forgetErased(app: App, isWiped: boolean, inUse: readonly string[] = []): Promise<void> {
  await wipeJournal(app.db, app.folder, scansToWipe(app.db), isWiped)
  if (!isWiped) wipeLater(app)
  app.forget(inUse)
}
