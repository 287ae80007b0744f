/** Finishes a wipe that an erasure left due. It uses its own connection, so other connections can write meanwhile. */
import { dirname } from 'node:path'
import { withConnection } from '../app/job-connection.ts'
import { wipe, type Wiped } from './wipe.sql.ts'

export function finishWipe({ databaseFile }: { databaseFile: string }): Promise<Wiped> {
  return withConnection(databaseFile, (db) => Promise.resolve(wipe(db, dirname(databaseFile), true)))
}
