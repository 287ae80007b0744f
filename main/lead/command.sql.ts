/** Records the commands that were done, so that a repeated command changes nothing. */
import type { CommandId } from '../../shared/domain/ids.ts'
import type { Writes } from '../db/connection.ts'
import { run } from '../db/sql.ts'

/** Records the command. Returns false if it was already done. */
export function noteCommand(db: Writes, id: CommandId, at: string): boolean {
  return run(db, 'INSERT INTO command (command_id, at) VALUES (?, ?) ON CONFLICT DO NOTHING', id, at).changes === 1
}
