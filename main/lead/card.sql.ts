/** Pictures of business cards. A withdrawn picture stays as a fact but is not shown. */
import type { CardId, LeadId, StationId } from '../../shared/domain/ids.ts'
import type { CardFact } from '../../shared/domain/lead/facts.ts'
import { blob, branded, text } from '../db/columns.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { all, run, value } from '../db/sql.ts'
import { groupOf, holderOf } from './lead-group.sql.ts'
import { markUnbundled } from './unbundled.sql.ts'

const SHOWN = `NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.lead_id = c.lead_id AND w.fact_id = c.card_id)`

/** `jpeg` must be an image that this app encoded. */
export function addCard(db: Writes, leadId: LeadId, card: CardFact, jpeg: Uint8Array): boolean {
  markUnbundled(db, leadId)
  const { changes } = run(
    db,
    'INSERT INTO card_picture (lead_id, card_id, station_id, at, jpeg) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    leadId,
    card.cardId,
    card.stationId,
    card.at,
    jpeg,
  )
  return changes === 1
}

/** A picture without its bytes. */
export const CARD = { cardId: branded<CardId>(), stationId: branded<StationId>(), at: text }

/** The lead's pictures that are not withdrawn, with those of the leads that show as one with it, oldest first. */
export function listCards(db: Reads, leadId: LeadId): CardFact[] {
  return all(
    db,
    `SELECT card_id, station_id, at FROM card_picture c
    WHERE lead_id IN (SELECT value FROM json_each(?)) AND ${SHOWN} ORDER BY at, card_id`,
    CARD,
    JSON.stringify(groupOf(db, leadId)),
  )
}

/** The bytes of one of these pictures, or null if it cannot be shown. */
export function getCardJpeg(db: Reads, leadId: LeadId, cardId: CardId): Uint8Array | null {
  const jpeg = value(
    db,
    `SELECT jpeg FROM card_picture c WHERE lead_id = ? AND card_id = ? AND ${SHOWN}`,
    blob,
    holderOf(db, leadId, cardId),
    cardId,
  )
  return jpeg && new Uint8Array(jpeg)
}

/** A picture in the form of the contract. */
export function shownCard({ cardId, at, stationId }: CardFact) {
  return { cardId, at, station: stationId }
}
