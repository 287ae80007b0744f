/** Which commands have been carried out, so that a replayed one changes nothing. */
import type { CommandId } from '../../shared/domain/ids.ts'
import type { Writes } from '../db/connection.ts'
import { run } from '../db/sql.ts'

/** Notes the command; false when it was carried out before. */
export function noteCommand(db: Writes, id: CommandId, at: string): boolean {
  return run(db, 'INSERT INTO command (command_id, at) VALUES (?, ?) ON CONFLICT DO NOTHING', id, at).changes === 1
}
