/** What the registrant list says of a lead, on its way into bundles, and where it came in one. */
import type { Contact } from '../../shared/domain/contact.ts'
import type { LeadId } from '../../shared/domain/ids.ts'
import { readSaid, writeSaid } from '../../shared/domain/registrants/carried.ts'
import { isLater, type Row } from './mergeable.ts'
import type { Db } from './open.ts'
import { getCells } from './registrant.ts'
import { getCurrentList } from './registrant-list.ts'
import { sql } from './sql.ts'

/** What a list elsewhere said of this lead's badge, or null. */
export function getCarriedRegistrant(db: Db, leadId: LeadId): Contact | null {
  const said = sql(db, 'SELECT said FROM carried_registrant WHERE lead_id = ?').pluck().get(leadId) as string | undefined
  return said === undefined ? null : readSaid(said)
}

/** The codes of a lead's badge: as last read, and as first recorded. */
function codesOf(db: Db, leadId: string, first: string | null): string[] {
  const now = sql(db, 'SELECT badge_code FROM lead_view WHERE lead_id = ?').pluck().get(leadId) as string | null | undefined
  return [...new Set([now ?? null, first])].filter((code) => code !== null)
}

/** From a lead, its badge code and what came with it: the row of `carried_registrant` that goes on in a bundle, if there is one. */
export function createRegistrantCarrier(db: Db): (leadId: string, badgeCode: string | null, came: Row[]) => Row[] {
  const list = getCurrentList(db)
  if (list === null) return (_leadId, _badgeCode, came) => came
  const importedAt = new Date(list.importedAt).toISOString()
  const rowOf = (cells: string): Row[] => {
    const said = writeSaid(list.fields, JSON.parse(cells) as string[], list.country)
    return said === null ? [] : [[importedAt, said]]
  }
  return (leadId, badgeCode, came) => {
    for (const code of codesOf(db, leadId, badgeCode)) {
      const cells = getCells(db, list.listId, code)
      if (cells === null) continue
      const [own] = rowOf(cells)
      return own === undefined || (came[0] !== undefined && isLater(came[0], own)) ? came : [own]
    }
    return came
  }
}
