/** The end of every erasure outside the database. */
import type { App } from '../app/app.ts'
import { wipeLater } from './wipe-later.ts'
import { isWipeDue } from './wipe.sql.ts'
import { wipeJournal } from './wipe.ts'

/**
 * Removes erased data from the journal and from other stores outside the database. `wiped` lists the scans whose
 * remains have left the database. `inUse` lists files that the page still shows, such as bundles just merged. Returns
 * true if remains are still on disk: a journal that cannot be written now, on a full disk for example, is logged and
 * cleaned later.
 */
export async function forgetErased(
  app: App,
  wiped: readonly string[],
  inUse: readonly string[] = [],
): Promise<boolean> {
  app.forget(inUse)
  try {
    await wipeJournal(app.db, app.folder, wiped)
  } catch (error) {
    app.log.failure(error, 'wipe')
  }
  const isDue = isWipeDue(app.db)
  if (isDue) wipeLater(app)
  return isDue
}
