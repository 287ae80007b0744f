/**
 * Tells a merge who is erased. It is asked again and again, because people may be erased while the merge runs. Nothing
 * of an erased person may then be written.
 */
import type { ExhibitorId, LeadId, VisitorId } from '../../shared/domain/ids.ts'
import type { PackedLead } from '../bundle/batch-walk.ts'
import type { Writes } from '../db/connection.ts'
import { leadTombstone } from '../erasure/erase.sql.ts'
import {
  addTombstone,
  countTombstones,
  createGraveyard,
  listTombstones,
  type Graveyard,
} from '../erasure/tombstone.sql.ts'
import type { LeadGroup } from '../lead/tables.sql.ts'

/** Loads the tombstones; loads them again only when there are more. */
export function createBurials(db: Writes) {
  let graveyard: Graveyard = createGraveyard(listTombstones(db, null))
  let count = countTombstones(db)
  let grew = false
  return {
    /** True if anyone was erased since the merge began. */
    get grew() {
      return grew
    },
    /** Call it inside a transaction, before the first write. */
    refresh() {
      const now = countTombstones(db)
      if (now === count) return
      graveyard = createGraveyard(listTombstones(db, null))
      count = now
      grew = true
    },
    /** Says whether this visitor has a tombstone. */
    isErased: (visitorId: VisitorId): boolean => graveyard.ofVisitor(visitorId).length > 0,
    /** Says whether this lead has a tombstone. */
    covers: (lead: Omit<LeadGroup, 'rows'>): boolean =>
      graveyard.size > 0 &&
      (graveyard.ofVisitor(lead.visitorId as VisitorId).length > 0 ||
        graveyard.ofLead(lead.leadId as LeadId).length > 0),
    /** Says whether this lead must stay out. If its visitor is erased, the lead gets its own tombstone. */
    keepsOut(lead: PackedLead): boolean {
      if (graveyard.size === 0) return false
      const visitor = graveyard.ofVisitor(lead.visitorId as VisitorId)
      for (const tombstone of visitor)
        addTombstone(db, leadTombstone(tombstone, lead.leadId, lead.exhibitorId as ExhibitorId))
      return visitor.length > 0 || graveyard.ofLead(lead.leadId as LeadId).length > 0
    },
  }
}
