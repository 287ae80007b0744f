/**
 * Fills an empty data folder with the demo. The same seed gives the same data, including the ids and the station's key.
 */
import { uuidv7, type CommandId, type LeadId, type NoteId, type ScanId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { applyExhibition } from '../exhibition/apply-exhibition.ts'
import { exhibitionOf } from '../exhibition/current.ts'
import { listExhibitors } from '../exhibition/exhibition.sql.ts'
import type { JournalEntry } from '../journal/journal.ts'
import { changeLead } from '../lead/change-lead.ts'
import { addNote } from '../lead/fact.sql.ts'
import { freshenAll, noteFailure } from '../lead/freshen.ts'
import { journal, writeScan } from '../scan/record-scan.ts'
import { ensureStation, privateKeyFromSeed } from '../station/station-key.ts'
import { demoExhibition } from './exhibition.ts'
import { makeBadge } from './visitors.ts'
import { createRandom, type Random } from './random.ts'

export interface DemoCounts {
  exhibitors: number
  leads: number
  scans: number
  notes: number
  consents: number
}

/** 10:00 in Tokyo on the first day. */
const OPENING = Date.parse('2026-01-28T01:00:00.000Z')
const DAY = 86_400_000
const HOURS_OPEN = 7 * 3_600_000
const JOURNAL_CHUNK = 1_000
const NOTES = [
  '衛星用アンテナの見積り希望。2月中に連絡。',
  'Wants a demo at their site in Tsukuba.',
  '共同研究に関心あり。技術資料を送付。',
  'Met at the seminar; asks for a data sheet.',
  '予算は来年度。4月に再度連絡。',
  'Introduce to the ground segment team.',
  'ロケット相乗り打上げについて質問あり。',
]
const TAGS = ['JAXA', 'university', 'press', 'investor', '代理店']

/** A moment in the opening hours; `part` (0 to 1) is its position in the whole fair. */
function momentAt(part: number, random: Random): string {
  const open = part * 3 * HOURS_OPEN
  const day = Math.min(2, Math.floor(open / HOURS_OPEN))
  return new Date(OPENING + day * DAY + (open - day * HOURS_OPEN) + random.below(1000)).toISOString()
}

/** Fills the folder. Throws `data_folder_not_empty` when an exhibition is set up. */
export async function fillDemo(app: App, options: { leads: number; seed: number }): Promise<DemoCounts> {
  if (exhibitionOf(app) !== null) throw new AppError('data_folder_not_empty')
  const random = createRandom(options.seed)
  const setUpAt = new Date(OPENING - DAY).toISOString()
  ensureStation(app.db, setUpAt, privateKeyFromSeed(random.bytes(32)))
  await applyExhibition(app, demoExhibition, setUpAt)
  const entries: JournalEntry[] = []
  const counts = app.db.transaction(() => recordVisitors(app, random, options.leads, entries)).immediate()
  for (let i = 0; i < entries.length; i += JOURNAL_CHUNK) journal(app, entries.slice(i, i + JOURNAL_CHUNK))
  // The demo is whole already. Lists that could not be updated are updated later.
  await freshenAll(app).catch((error: unknown) => noteFailure(app, error))
  return counts
}

function recordVisitors(app: App, random: Random, leads: number, entries: JournalEntry[]): DemoCounts {
  const exhibitors = listExhibitors(app.db)
  const { staff, consent } = exhibitionOf(app)!.file
  const counts: DemoCounts = { exhibitors: exhibitors.length, leads: 0, scans: 0, notes: 0, consents: 0 }
  const id = <T extends string>(at: string): T => uuidv7(Date.parse(at), random.bytes(10)) as T
  const seen: Uint8Array[] = []

  while (counts.leads < leads) {
    const at = momentAt(counts.leads / leads, random)
    // every fourth visitor has already been scanned at the booth
    const payload = seen.length > 0 && random.chance(0.25) ? random.pick(seen) : makeBadge(random)
    if (seen.length < 500) seen.push(payload)
    else seen[random.below(500)] = payload
    const exhibitor = random.pick(exhibitors)
    const consents = random.chance(0.6)
      ? consent.purposes.slice(0, random.chance(0.3) ? 2 : 1).map((purpose) => purpose.id)
      : []
    const { ack, entry } = writeScan(app, {
      scanId: id<ScanId>(at),
      at,
      exhibitorId: exhibitor.exhibitorId,
      payload,
      source: random.chance(0.8) ? 'camera' : 'scanner',
      staff: random.pick(staff),
      consents,
      language: random.chance(0.7) ? 'ja' : 'en',
    })
    if (entry !== null) entries.push(entry)
    counts.scans += 1
    counts.consents += consents.length
    if (ack.outcome !== 'new' || ack.leadId === null) continue
    counts.leads += 1
    counts.notes += decorate(app, random, ack.leadId, at, exhibitor.offers, id)
  }
  return counts
}

/** Sets rank, tags, notes and follow-ups as staff would; returns the number of notes. */
function decorate(
  app: App,
  random: Random,
  leadId: LeadId,
  at: string,
  offers: readonly string[],
  id: <T extends string>(at: string) => T,
): number {
  const later = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString()
  const command = (when: string) => ({ id: id<CommandId>(when), at: when })
  if (random.chance(0.75)) {
    const rank = random.pick(['A', 'B', 'B', 'C', 'C'] as const)
    changeLead(app, command(later(1)), leadId, (change) => {
      change.set('rank', rank)
      if (random.chance(0.5)) change.set(`tag.${random.pick(offers)}`, true)
      if (random.chance(0.15)) change.set(`tag.${random.pick(TAGS)}`, true)
      if (rank === 'C') return
      change.set('answer.timeframe', random.pick(['≤ 3 months', '≤ 1 year', '> 1 year']))
      change.set('followUp.action', random.pick(['Send data sheet', 'Call', '見積り送付', 'Visit']))
      change.set('followUp.dueOn', `2026-02-${String(2 + random.below(20)).padStart(2, '0')}`)
      change.set('followUp.status', random.chance(0.2) ? 'done' : 'open')
    })
  }
  if (!random.chance(0.35)) return 0
  const when = later(2)
  changeLead(app, command(when), leadId, ({ stationId }) => {
    addNote(app.db, leadId, stationId, {
      noteId: id<NoteId>(when),
      at: when,
      by: random.pick(['Aiko', 'Ben', 'Chiara']),
      text: random.pick(NOTES),
    })
  })
  return 1
}
