/** The end of every erasure outside the database. */
import type { App } from '../app/app.ts'
import { wipeLater } from './wipe-later.ts'
import { isWipeDue } from './wipe.sql.ts'
import { wipeJournal } from './wipe.ts'

/**
 * Removes erased data from the journal and from other stores outside the database. `wiped` lists the scans whose
 * remains have left the database. `inUse` lists files that the page still shows, such as bundles just merged.
 */
export async function forgetErased(app: App, wiped: readonly string[], inUse: readonly string[] = []): Promise<void> {
  await wipeJournal(app.db, app.folder, wiped)
  if (isWipeDue(app.db)) wipeLater(app)
  app.forget(inUse)
}
