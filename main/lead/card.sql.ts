/** Pictures of business cards. A withdrawn one stays as a fact and is shown no more. */
import type { CardId, LeadId } from '../../shared/domain/ids.ts'
import type { CardFact } from '../../shared/domain/lead/facts.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'
import { groupOf, holderOf } from './lead-group.sql.ts'
import { markUnbundled } from './unbundled.sql.ts'

const SHOWN = `NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.lead_id = c.lead_id AND w.fact_id = c.card_id)`

/** `jpeg` is what this app made itself. */
export function addCard(db: Db, leadId: LeadId, card: CardFact, jpeg: Uint8Array): boolean {
  markUnbundled(db, leadId)
  return (
    sql(
      db,
      'INSERT INTO card_picture (lead_id, card_id, station_id, at, jpeg) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ).run(leadId, card.cardId, card.stationId, card.at, jpeg).changes === 1
  )
}

/** The lead's pictures that are not withdrawn, and those of the leads that show as one with it, oldest first. */
export function listCards(db: Db, leadId: LeadId): CardFact[] {
  return sql(
    db,
    `SELECT card_id AS cardId, station_id AS stationId, at FROM card_picture c WHERE lead_id IN (SELECT value FROM json_each(?)) AND ${SHOWN} ORDER BY at, card_id`,
  ).all(JSON.stringify(groupOf(db, leadId))) as CardFact[]
}

/** The bytes of one of them, or null where there is none to show. */
export function getCardJpeg(db: Db, leadId: LeadId, cardId: CardId): Uint8Array | null {
  const jpeg = sql(db, `SELECT jpeg FROM card_picture c WHERE lead_id = ? AND card_id = ? AND ${SHOWN}`)
    .pluck()
    .get(holderOf(db, leadId, cardId), cardId) as Buffer | undefined
  return jpeg === undefined ? null : new Uint8Array(jpeg)
}

/** A picture as the contract shows it. */
export function shownCard({ cardId, at, stationId }: CardFact) {
  return { cardId, at, station: stationId }
}
