/** Removes the registrant list. Leads that showed its values then show what is known without it. */
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'
import { withConnection } from '../app/job-connection.ts'
import { unlessCancelled, type JobControl } from '../app/job-control.ts'
import type { Turn } from '../db/turn.ts'
import { clearOldLists } from './clear-lists.ts'
import { fillLeads } from './fill-leads.ts'
import { getCurrentList, retireList } from './registrant-list.sql.ts'

/** Returns true if there was a list. Throws a storage `AppError`. */
export function removeRegistrants(
  input: { databaseFile: string; turn: Turn; exhibition: ExhibitionSetup },
  control: JobControl,
): Promise<boolean> {
  return withConnection(input.databaseFile, async (db) => {
    const before = getCurrentList(db)
    if (before === null) return false
    retireList(db)
    await fillLeads(db, before, null, input.exhibition, { turn: input.turn, control })
    await unlessCancelled(clearOldLists(db, { turn: input.turn, control }))
    return true
  })
}
