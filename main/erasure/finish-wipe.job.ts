/** Does what an erasure owes while others may write, with a connection of its own. */
import { dirname } from 'node:path'
import { withConnection } from '../app/job-connection.ts'
import type { Turn } from '../db/turn.ts'
import { wipe, type Wiped } from './wipe.sql.ts'

export function finishWipe({ databaseFile, turn }: { databaseFile: string; turn: Turn }): Promise<Wiped> {
  return withConnection(databaseFile, (db) => Promise.resolve(wipe(db, dirname(databaseFile), turn)))
}
