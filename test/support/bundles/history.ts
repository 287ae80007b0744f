/** Made-up histories of a fair: what several stations, each with a clock of its own, record. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { createClock } from '../../../main/app/clock.ts'
import { addConsent, addLead, addNote, addScan, addWithdrawal } from '../../../main/lead/fact.sql.ts'
import { setRegister } from '../../../main/lead/register.sql.ts'
import { addSamePerson, addSamePersonWithdrawal } from '../../../main/person/same-person.sql.ts'
import { LEAD_TABLES, insertStatement } from '../../../main/lead/tables.sql.ts'
import type { Writes } from '../../../main/db/connection.ts'
import {
  leadIdFrom,
  uuidv7,
  visitorIdFromBadgeCode,
  type LeadId,
  type NoteId,
  type ScanId,
  type StationId,
} from '../../../shared/domain/ids.ts'
import type { Stamp } from '../../../shared/domain/stamp.ts'
import { ALTAIR, BOREAS, EXHIBITION, type TestStation } from './stations.ts'

export interface Act {
  station: number
  kind: 'scan' | 'note' | 'rank' | 'tag' | 'consent' | 'withdraw' | 'same' | 'part' | 'listed'
  visitor: number
  exhibitor: 0 | 1
  value: number
  /** Milliseconds since the opening, by a clock that may be right. */
  ms: number
}

export const act = (stations: number): fc.Arbitrary<Act> =>
  fc.record({
    station: fc.nat(stations - 1),
    kind: fc.constantFrom(
      'scan',
      'scan',
      'scan',
      'note',
      'rank',
      'rank',
      'tag',
      'consent',
      'withdraw',
      'same',
      'part',
      'listed',
    ),
    visitor: fc.nat(5),
    exhibitor: fc.constantFrom(0, 1),
    value: fc.nat(3),
    ms: fc.nat(10_000),
  })

/** How far each station's clock is off, in ms. */
export const skews = (stations: number): fc.Arbitrary<number[]> =>
  fc.array(fc.constantFrom(0, -3_600_000, 7_200_000, -86_400_000, 5, 400_000_000), {
    minLength: stations,
    maxLength: stations,
  })

const OPENING = Date.parse('2026-01-28T01:00:00.000Z')
const LISTED = insertStatement(LEAD_TABLES.find((table) => table.name === 'carried_registrant')!)
/** Texts that UTF-8 and UTF-16 put in another order; the first two are lists of one moment. */
const SAID = ['～', '𠮷', 'あ', '👍'].map((name) => JSON.stringify({ country: 'JP', cells: [['fullName', name]] }))
const badge = (visitor: number): string => `A${visitor}`

/** The id of the `n`th act: the same wherever it is performed. */
function idOf(n: number, ms: number): string {
  return uuidv7(OPENING + ms, createHash('sha256').update(`act ${n}`).digest().subarray(0, 10))
}

/**
 * What an act writes, once it is known when and by whom: performed at its own station, and at one that does it all.
 */
type Write = (db: Writes) => void

function writeOf(
  n: number,
  { kind, visitor, exhibitor, value, ms }: Act,
  stationId: StationId,
  at: string,
  stamp: () => Stamp,
): Write {
  const exhibitorId = [ALTAIR, BOREAS][exhibitor]!
  const visitorId = visitorIdFromBadgeCode(EXHIBITION, badge(visitor))
  const leadId: LeadId = leadIdFrom(exhibitorId, visitorId)
  const id = idOf(n, ms)
  const withLead =
    (write: Write): Write =>
    (db) => {
      addLead(db, { leadId, exhibitorId, visitorId, badgeCode: badge(visitor) })
      write(db)
    }
  const link = createHash('sha256')
    .update(`link ${Math.min(visitor, value)} ${Math.max(visitor, value)}`)
    .digest('hex')
  const linkId = `${link.slice(0, 8)}-${link.slice(8, 12)}-8${link.slice(13, 16)}-8${link.slice(17, 20)}-${link.slice(20, 32)}`
  switch (kind) {
    case 'scan':
      return withLead(
        (db) =>
          void addScan(
            db,
            leadId,
            { scanId: id as ScanId, at, stationId, staff: `staff ${value}`, source: 'camera' },
            Buffer.from(badge(visitor)),
          ),
      )
    case 'note':
      return withLead(
        (db) =>
          void addNote(db, leadId, stationId, { noteId: id as NoteId, at, by: '葵', text: `メモ ${value} 𠮷 👍` }),
      )
    case 'consent':
      return withLead(
        (db) =>
          void addConsent(db, leadId, stationId, {
            consentId: id,
            purpose: 'contact',
            given: value % 2 === 0,
            at,
            wordingVersion: '1',
            language: 'ja',
          }),
      )
    case 'withdraw':
      return withLead(
        (db) =>
          void addWithdrawal(db, leadId, stationId, {
            withdrawalId: id,
            factId: idOf(Math.max(0, n - 1 - value), 0),
            at,
          }),
      )
    case 'rank': {
      const set = stamp()
      return withLead((db) => void setRegister(db, leadId, 'rank', 'ABC'[value] ?? null, set))
    }
    case 'tag': {
      const set = stamp()
      return withLead((db) => void setRegister(db, leadId, `tag.${value % 2}`, value < 2, set))
    }
    case 'same': {
      // a link has an id of its own; two of the same pair are two facts
      if (visitor === value) return () => undefined
      const ids = [visitorId, visitorIdFromBadgeCode(EXHIBITION, badge(value))].toSorted()
      return (db) =>
        void addSamePerson(db, { linkId: id, exhibitorId: null, visitorA: ids[0]!, visitorB: ids[1]!, stationId, at })
    }
    case 'listed': {
      const importedAt = new Date(OPENING + Math.floor(value / 2) * ms).toISOString()
      return withLead((db) => void db.prepare(LISTED).run(leadId, importedAt, SAID[value]))
    }
    case 'part':
      return (db) => void addSamePersonWithdrawal(db, { withdrawalId: id, linkId, stationId, at })
  }
}

/** Performs a history: each act at its own station, and all of them at `all`, which knows every station. */
export function perform(
  acts: readonly Act[],
  off: readonly number[],
  stations: readonly TestStation[],
  all: TestStation,
): void {
  const clocks = stations.map(({ db, station }) => createClock(db, station.stationId))
  acts.forEach((one, n) => {
    const { db, station } = stations[one.station]!
    const at = new Date(OPENING + one.ms + off[one.station]!).toISOString()
    db.transaction(() => {
      const write = writeOf(n, one, station.stationId, at, () => clocks[one.station]!.next(at))
      write(db)
      write(all.db)
    })()
  })
}
