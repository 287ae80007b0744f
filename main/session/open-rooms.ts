/** Tells which rooms are open to a caller. */
import type { ExhibitorId } from '../../shared/domain/ids.ts'
import type { Context } from '../app/context.ts'
import { getPassphraseHash } from '../app/meta.sql.ts'
import { getExhibitor } from '../exhibition/exhibition.sql.ts'

/** Are the organiser's rooms open to this caller? They are open to everybody until a passphrase is set. */
export function isOrganiser({ app, caller }: Context): boolean {
  return caller.kind === 'owner' || caller.organiser || getPassphraseHash(app.db) === null
}

/**
 * Is this exhibitor's room open to this caller? A room without a PIN is open. The organiser's passphrase opens no
 * exhibitor's room.
 */
export function isExhibitorOpen({ app, caller }: Context, exhibitorId: ExhibitorId): boolean {
  if (caller.kind === 'owner' || caller.exhibitors.has(exhibitorId)) return true
  return getExhibitor(app.db, exhibitorId)?.pinHash === null
}
