/**
 * Who is erased, as a merge asks it: again and again, since people are erased while it runs. Nothing of theirs may be
 * written then.
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

/** The tombstones as they are now; looks again only when there are more. */
export function createBurials(db: Writes) {
  let graveyard: Graveyard = createGraveyard(listTombstones(db, null))
  let count = countTombstones(db)
  let grew = false
  return {
    /** Was anybody erased since the beginning? */
    get grew() {
      return grew
    },
    /** Call inside a transaction, before anything is written. */
    refresh() {
      const now = countTombstones(db)
      if (now === count) return
      graveyard = createGraveyard(listTombstones(db, null))
      count = now
      grew = true
    },
    /** Is this visitor under a tombstone? */
    isErased: (visitorId: VisitorId): boolean => graveyard.ofVisitor(visitorId).length > 0,
    /** Is this lead under a tombstone? */
    covers: (lead: Omit<LeadGroup, 'rows'>): boolean =>
      graveyard.size > 0 &&
      (graveyard.ofVisitor(lead.visitorId as VisitorId).length > 0 ||
        graveyard.ofLead(lead.leadId as LeadId).length > 0),
    /** Is this lead to stay away? If its visitor is erased, the lead gets a tombstone of its own. */
    keepsOut(lead: PackedLead): boolean {
      if (graveyard.size === 0) return false
      const visitor = graveyard.ofVisitor(lead.visitorId as VisitorId)
      for (const tombstone of visitor)
        addTombstone(db, leadTombstone(tombstone, lead.leadId, lead.exhibitorId as ExhibitorId))
      return visitor.length > 0 || graveyard.ofLead(lead.leadId as LeadId).length > 0
    },
  }
}
