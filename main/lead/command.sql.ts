/** Which commands have been carried out, so that a replayed one changes nothing. */
import type { CommandId } from '../../shared/domain/ids.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

/** Notes the command; false when it was carried out before. */
export function noteCommand(db: Db, id: CommandId, at: string): boolean {
  return sql(db, 'INSERT INTO command (command_id, at) VALUES (?, ?) ON CONFLICT DO NOTHING').run(id, at).changes === 1
}
