/**
 * A tombstone is all that stays of an erased visitor or lead: a keyed hash of its id, HMAC-SHA256 under a random salt.
 * Each station makes its salt once, and the salt travels with the tombstone. So every station can test whether a given
 * id was erased, but no station can list the erased ids.
 */
import { createHmac, randomBytes } from 'node:crypto'
import {
  leadIdFrom,
  visitorIdAfterErasure,
  type ExhibitionId,
  type ExhibitorId,
  type LeadId,
  type StationId,
  type VisitorId,
} from '../../shared/domain/ids.ts'
import { branded, nullable, oneOf, text } from '../db/columns.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { all, count, exists, run, value, values, type RowOf } from '../db/sql.ts'

const TOMBSTONE = {
  /** 16 random bytes, hex. */
  salt: text,
  /** 32 bytes, hex. */
  hash: text,
  kind: oneOf('visitor', 'lead'),
  /** The exhibitor of an erased lead; null for a visitor. */
  exhibitorId: nullable(branded<ExhibitorId>()),
  at: text,
  stationId: branded<StationId>(),
}
export type Tombstone = RowOf<typeof TOMBSTONE>

/** HMAC-SHA256, hex, of `enishi:erased:<kind>:<id>` under the salt's 16 bytes. */
export function tombstoneHash(salt: string, kind: Tombstone['kind'], id: string): string {
  return createHmac('sha256', Buffer.from(salt, 'hex')).update(`enishi:erased:${kind}:${id}`).digest('hex')
}

/** The salt of this station's erasures. The first erasure creates it. */
export function erasureSalt(db: Reads, stationId: StationId): string {
  const known = value(db, 'SELECT salt FROM erasure WHERE station_id = ? ORDER BY at LIMIT 1', text, stationId)
  return known ?? randomBytes(16).toString('hex')
}

const UNDER_TOMBSTONE = 'SELECT 1 FROM erasure WHERE salt = ? AND hash = ?'

/**
 * Adds a tombstone. Returns false if it is already there. If two differ only in time or station, the earlier one stays,
 * in whatever order they arrive.
 */
export function addTombstone(db: Writes, tombstone: Tombstone): boolean {
  const known = exists(db, UNDER_TOMBSTONE, tombstone.salt, tombstone.hash)
  run(
    db,
    `INSERT INTO erasure (salt, hash, kind, exhibitor_id, at, station_id)
    VALUES (@salt, @hash, @kind, @exhibitorId, @at, @stationId)
    ON CONFLICT (salt, hash) DO UPDATE SET at = excluded.at, station_id = excluded.station_id
    WHERE (excluded.at, excluded.station_id) < (erasure.at, erasure.station_id)`,
    tombstone,
  )
  return !known
}

/** All tombstones, or those of one exhibitor's leads, in a fixed order. */
export function listTombstones(db: Reads, exhibitorId: ExhibitorId | null): Tombstone[] {
  return all(
    db,
    `SELECT salt, hash, kind, exhibitor_id, at, station_id FROM erasure
    WHERE @exhibitorId IS NULL OR (kind = 'lead' AND exhibitor_id = @exhibitorId) ORDER BY salt, hash`,
    TOMBSTONE,
    { exhibitorId },
  )
}

export function countTombstones(db: Reads): number {
  return count(db, `SELECT rows FROM row_count WHERE name = 'erasure'`)
}

/** Tests many ids quickly for tombstones. It knows the tombstones that existed when it was made. */
export interface Graveyard {
  readonly size: number
  readonly hasVisitors: boolean
  /** The tombstones of this visitor, from all stations. */
  ofVisitor(id: VisitorId): Tombstone[]
  ofLead(id: LeadId): Tombstone[]
}

export function createGraveyard(tombstones: readonly Tombstone[]): Graveyard {
  const byHash = new Map(tombstones.map((tombstone) => [tombstone.salt + tombstone.hash, tombstone]))
  const salts = { visitor: new Set<string>(), lead: new Set<string>() }
  for (const { kind, salt } of tombstones) salts[kind].add(salt)
  const find = (kind: Tombstone['kind'], id: string): Tombstone[] => {
    if (salts[kind].size === 0) return []
    return [...salts[kind]]
      .map((salt) => byHash.get(salt + tombstoneHash(salt, kind, id)))
      .filter((found) => found !== undefined)
  }
  return {
    size: tombstones.length,
    hasVisitors: salts.visitor.size > 0,
    ofVisitor: (id) => find('visitor', id),
    ofLead: (id) => find('lead', id),
  }
}

/** Says whether this visitor or lead has a tombstone here. */
export function isErased(db: Reads, kind: Tombstone['kind'], id: VisitorId | LeadId): boolean {
  const salts = values(db, 'SELECT DISTINCT salt FROM erasure', text)
  return salts.some((salt) => exists(db, UNDER_TOMBSTONE, salt, tombstoneHash(salt, kind, id)))
}

/**
 * Says which visitor a scan for this exhibitor belongs to. If the visitor was erased, the result is `erased`, and staff
 * must ask before anything is recorded. After the visitor agrees, the scan is recorded under `visitorId`, a new
 * identity without a tombstone. Later scans of the badge then do not ask again.
 */
export function whoIsScanned(
  db: Reads,
  exhibitionId: ExhibitionId,
  exhibitorId: ExhibitorId,
  visitorId: VisitorId,
): { visitorId: VisitorId; leadId: LeadId; erased: boolean } {
  const anyErased = exists(db, 'SELECT 1 FROM erasure LIMIT 1')
  let current = visitorId
  let leadId = leadIdFrom(exhibitorId, current)
  if (!anyErased) return { visitorId: current, leadId, erased: false }
  while (isErased(db, 'visitor', current) || isErased(db, 'lead', leadId)) {
    current = visitorIdAfterErasure(exhibitionId, current)
    leadId = leadIdFrom(exhibitorId, current)
  }
  const known = exists(db, 'SELECT 1 FROM lead WHERE lead_id = ?', leadId)
  return { visitorId: current, leadId, erased: current !== visitorId && !known }
}
