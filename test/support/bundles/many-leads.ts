/**
 * Many leads, written straight into the tables: three scans each, by thirty stations, over three days. Same number,
 * same data.
 */
import { createHash } from 'node:crypto'
import { exhibitorIdFrom, stationIdFrom, uuidv7, type ExhibitionId } from '../../../shared/domain/ids.ts'
import { fastLeadId, fastVisitorId } from '../../../main/bundle/fast-id.ts'
import { LEAD_TABLES, insertStatement } from '../../../main/lead/tables.sql.ts'
import type { Writes } from '../../../main/db/connection.ts'
import { addStation, type Station } from '../../../main/station/station.sql.ts'

const STATIONS = 30
const CODES = ['ALTAIR', 'BOREAS', 'CIRRUS', 'DELTA', 'ECHO', 'FJORD', 'GEMMA', 'HELIX', 'ICARUS']
const OPENING = Date.parse('2026-01-28T01:00:00.000Z')
const NAMES = ['山田 太郎', '髙橋 花子', 'Anna Rossi', '田中 一郎', 'Jürgen Weiß', '佐藤 葵', 'Marie Dubois', '鈴木 健']
const COMPANIES = ['株式会社宇宙', '(株)東京精密', 'Orbit GmbH', '京都大学', 'Acme Space S.A.', '日本衛星通信株式会社']

/** The stations that scanned. */
export function manyStations(): Station[] {
  return Array.from({ length: STATIONS }, (_, i) => {
    const publicKey = new Uint8Array(createHash('sha256').update(`station ${i}`).digest())
    return { stationId: stationIdFrom(publicKey), name: `laptop ${i + 1}`, publicKey }
  })
}

/** Adds an exhibition of nine exhibitors, if there is none. */
export function addExhibition(db: Writes, exhibitionId: ExhibitionId): void {
  const file = {
    formatVersion: 1,
    exhibition: {
      id: exhibitionId,
      name: { en: 'Fair', ja: '展' },
      venue: { en: 'Hall', ja: 'ホール' },
      booth: 'B',
      startsOn: '2026-01-28',
      endsOn: '2026-01-30',
      timeZone: 'Asia/Tokyo',
      country: 'JP',
      retentionDays: 60,
    },
    exhibitors: CODES.map((code) => ({ code, name: { en: code, ja: code }, country: 'FR', offers: [] })),
    staff: [],
    questions: [],
    consent: { version: '1', purposes: [] },
    badge: { templates: [] },
  }
  db.prepare('INSERT INTO exhibition VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
    exhibitionId,
    JSON.stringify(file),
    '2026-01-01T00:00:00.000Z',
  )
  const exhibitor =
    db.prepare(`INSERT INTO exhibitor (exhibitor_id, exhibition_id, code, position, name_en, name_ja, country, offers)
    VALUES (?, ?, ?, ?, ?, ?, 'FR', '[]') ON CONFLICT DO NOTHING`)
  CODES.forEach((code, i) => exhibitor.run(exhibitorIdFrom(exhibitionId, code), exhibitionId, code, i, code, code))
}

interface Made {
  index: number
  badgeCode: string
  visitorId: string
  exhibitorId: string
  leadId: string
}

/**
 * Runs `write` for all, in the order of a key, some in a transaction: in the order in which they lie, or many would
 * take for ever.
 */
function inOrder(db: Writes, all: Made[], key: 'visitorId' | 'leadId', write: (made: Made) => void): void {
  all.sort((a, b) => (a[key] < b[key] ? -1 : 1))
  const some = db.transaction((from: number) => {
    for (const made of all.slice(from, from + 10_000)) write(made)
  })
  for (let from = 0; from < all.length; from += 10_000) some(from)
}

/** Adds `count` leads. */
export function addManyLeads(db: Writes, exhibitionId: ExhibitionId, count: number): void {
  const stations = manyStations()
  for (const station of stations) addStation(db, station, '2026-01-01T00:00:00.000Z')
  const exhibitors = CODES.map((code) => exhibitorIdFrom(exhibitionId, code))
  const visitor = db.prepare('INSERT INTO visitor (visitor_id, badge_code) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const link = db.prepare('INSERT INTO visitor_lead (visitor_id, exhibitor_id, lead_id) VALUES (?, ?, ?)')
  const lead = db.prepare('INSERT INTO lead (lead_id, exhibitor_id, visitor_id) VALUES (?, ?, ?)')
  const scan = db.prepare(insertStatement(LEAD_TABLES[0]!))
  const all = Array.from({ length: count }, (_, index): Made => {
    const badgeCode = `EXPO-${String(index).padStart(8, '0')}`
    const visitorId = fastVisitorId(exhibitionId, badgeCode)
    const exhibitorId = exhibitors[index % exhibitors.length]!
    return { index, badgeCode, visitorId, exhibitorId, leadId: fastLeadId(exhibitorId, visitorId) }
  })
  inOrder(db, all, 'visitorId', ({ visitorId, badgeCode, exhibitorId, leadId }) => {
    visitor.run(visitorId, badgeCode)
    link.run(visitorId, exhibitorId, leadId)
  })
  inOrder(db, all, 'leadId', ({ index, badgeCode, visitorId, exhibitorId, leadId }) => {
    lead.run(leadId, exhibitorId, visitorId)
    const random = createHash('sha256').update(badgeCode).digest()
    const payload = Buffer.from(
      `${badgeCode}^${NAMES[index % NAMES.length]}^${COMPANIES[index % COMPANIES.length]}^v${index}@example.jp^+81312${String(index).padStart(7, '0')}`,
    )
    for (let k = 0; k < 3; k++) {
      const ms = OPENING + (random.readUInt32LE(k * 4) % 25_200) * 1000 + k * 86_400_000 + (index % 1000)
      const { stationId } = stations[(index + k * 7) % STATIONS]!
      scan.run(
        leadId,
        uuidv7(ms, random.subarray(k * 7, k * 7 + 10)),
        stationId,
        'Aiko',
        new Date(ms).toISOString(),
        'camera',
        payload,
      )
    }
  })
}
