/**
 * Tombstones: what is left of an erased visitor or lead. Only a keyed hash of its id is kept, HMAC-SHA256 under a
 * random salt that is
 * made once a station and travels with the tombstone: every station can tell an id it is shown, none can be listed.
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
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

export interface Tombstone {
  /** 16 random bytes, hex. */
  salt: string
  /** 32 bytes, hex. */
  hash: string
  kind: 'visitor' | 'lead'
  /** Whose lead it was; null for a visitor. */
  exhibitorId: ExhibitorId | null
  at: string
  stationId: StationId
}

/** HMAC-SHA256, hex, of `enishi:erased:<kind>:<id>` under the salt's 16 bytes. */
export function tombstoneHash(salt: string, kind: Tombstone['kind'], id: string): string {
  return createHmac('sha256', Buffer.from(salt, 'hex')).update(`enishi:erased:${kind}:${id}`).digest('hex')
}

/** The salt under which this station erases; made at its first erasure. */
export function erasureSalt(db: Db, stationId: StationId): string {
  const known = sql(db, 'SELECT salt FROM erasure WHERE station_id = ? ORDER BY at LIMIT 1').pluck().get(stationId) as
    | string
    | undefined
  return known ?? randomBytes(16).toString('hex')
}

/**
 * Adds a tombstone; false if it was there. Of two that differ only in time or station the earlier one stays, in
 * whatever order they come.
 */
export function addTombstone(db: Db, tombstone: Tombstone): boolean {
  const known =
    sql(db, 'SELECT 1 FROM erasure WHERE salt = ? AND hash = ?').get(tombstone.salt, tombstone.hash) !== undefined
  sql(
    db,
    `INSERT INTO erasure (salt, hash, kind, exhibitor_id, at, station_id) VALUES (@salt, @hash, @kind, @exhibitorId, @at, @stationId)
    ON CONFLICT (salt, hash) DO UPDATE SET at = excluded.at, station_id = excluded.station_id
    WHERE (excluded.at, excluded.station_id) < (erasure.at, erasure.station_id)`,
  ).run(tombstone)
  return !known
}

const COLUMNS = 'salt, hash, kind, exhibitor_id AS exhibitorId, at, station_id AS stationId'

/** All tombstones, or those of one exhibitor's leads, in one order. */
export function listTombstones(db: Db, exhibitorId: ExhibitorId | null): Tombstone[] {
  return sql(
    db,
    `SELECT ${COLUMNS} FROM erasure WHERE @exhibitorId IS NULL OR (kind = 'lead' AND exhibitor_id = @exhibitorId) ORDER BY salt, hash`,
  ).all({ exhibitorId }) as Tombstone[]
}

export function countTombstones(db: Db): number {
  return sql(db, `SELECT rows FROM row_count WHERE name = 'erasure'`).pluck().get() as number
}

/** Answers quickly, and often, whether an id is under a tombstone. It knows those that were there when it was made. */
export interface Graveyard {
  readonly size: number
  readonly hasVisitors: boolean
  /** The tombstones of this visitor, of any station. */
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

/** Is this visitor, or this lead, under a tombstone here? */
export function isErased(db: Db, kind: Tombstone['kind'], id: VisitorId | LeadId): boolean {
  const salts = sql(db, 'SELECT DISTINCT salt FROM erasure').pluck().all() as string[]
  return salts.some(
    (salt) =>
      sql(db, 'SELECT 1 FROM erasure WHERE salt = ? AND hash = ?').get(salt, tombstoneHash(salt, kind, id)) !==
      undefined,
  )
}

/**
 * Whom a scan for this exhibitor is about. A visitor who was erased is `erased` and must be asked before anything is
 * recorded; once
 * agreed, the scan is recorded under `visitorId`, a new identity that no tombstone covers. From then on the same badge
 * asks no more.
 */
export function whoIsScanned(
  db: Db,
  exhibitionId: ExhibitionId,
  exhibitorId: ExhibitorId,
  visitorId: VisitorId,
): { visitorId: VisitorId; leadId: LeadId; erased: boolean } {
  const anyErased = sql(db, 'SELECT EXISTS (SELECT 1 FROM erasure)').pluck().get() === 1
  let current = visitorId
  let leadId = leadIdFrom(exhibitorId, current)
  if (!anyErased) return { visitorId: current, leadId, erased: false }
  while (isErased(db, 'visitor', current) || isErased(db, 'lead', leadId)) {
    current = visitorIdAfterErasure(exhibitionId, current)
    leadId = leadIdFrom(exhibitorId, current)
  }
  const known = sql(db, 'SELECT 1 FROM lead WHERE lead_id = ?').get(leadId) !== undefined
  return { visitorId: current, leadId, erased: current !== visitorId && !known }
}
