/**
 * Reads every recorded payload again with today's reader and formats, and shows the result. Scans stay with the visitor
 * under whom they were recorded. If a payload now names another visitor, the two are linked as one person, so a new
 * scan of the badge shows together with the earlier ones. Typed values stay.
 */
import type { RereadExample, RereadPreview, RereadReport } from '../../shared/contract/reread.ts'
import { isBadge, visitorIdOf } from '../../shared/domain/badge/read.ts'
import { readerOf, readerSignature, type Reader, type ReaderSetup } from '../../shared/domain/badge/reader.ts'
import {
  rereadLinkIdFrom,
  type ExhibitionId,
  type LeadId,
  type StationId,
  type VisitorId,
} from '../../shared/domain/ids.ts'
import type { Contact } from '../../shared/domain/person/contact.ts'
import { withConnection, withReadOnly } from '../app/job-connection.ts'
import type { JobControl } from '../app/job-control.ts'
import { setListReaderSignature, setPayloadReaderSignature } from '../app/meta.sql.ts'
import type { Reads } from '../db/connection.ts'
import { inShortTransactions } from '../db/short-transactions.ts'
import type { Turn } from '../db/turn.ts'
import { isErased, whoIsScanned } from '../erasure/tombstone.sql.ts'
import { getDerivedLead, refreshStaleRow } from '../lead/lead-view.sql.ts'
import { shownContact, type LeadPayloads } from '../lead/payloads.sql.ts'
import { markUnbundled } from '../lead/unbundled.sql.ts'
import { MAX_PER_CODE, walkPayloads } from '../lead/walk-payloads.ts'
import { addSamePerson, leadsOfVisitors, samePersonAs } from '../person/same-person.sql.ts'

const MAX_EXAMPLES = 50
export interface RereadInput {
  databaseFile: string
  turn: Turn
  exhibitionId: ExhibitionId
  stationId: StationId
  at: string
  /** The exhibition with the badge formats to use. */
  exhibition: ReaderSetup
}

interface Pair {
  before: VisitorId
  after: VisitorId
}

/** Visitors that the lead's payloads name now but did not name when they were recorded. */
function pairsOf(db: Reads, lead: LeadPayloads, read: Reader, exhibitionId: ExhibitionId): Pair[] {
  const named = new Set<VisitorId>()
  for (const payload of lead.payloads) {
    const reading = read(payload)
    // A visitor who was erased and came back has another identity than the badge names.
    if (isBadge(reading))
      named.add(whoIsScanned(db, exhibitionId, lead.exhibitorId, visitorIdOf(exhibitionId, reading)).visitorId)
  }
  return [...named]
    .filter((visitorId) => visitorId !== lead.visitorId)
    .map((after) => ({ before: lead.visitorId, after }))
}

/**
 * Returns the pairs to link, each once, and the number of visitors left alone because too many would become one person.
 */
function judge(pairs: readonly Pair[]): { links: Pair[]; suspicious: number } {
  const earlier = new Map<VisitorId, Set<VisitorId>>()
  for (const { before, after } of pairs) earlier.set(after, (earlier.get(after) ?? new Set()).add(before))
  const links: Pair[] = []
  let suspicious = 0
  for (const [after, befores] of earlier) {
    if (befores.size > MAX_PER_CODE) suspicious += befores.size
    else for (const before of befores) links.push({ before, after })
  }
  return { links, suspicious }
}

const NAMES: readonly (keyof Contact)[] = ['fullName', 'familyName', 'givenName', 'familyKana', 'givenKana']
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : Array.isArray(value) && value.length === 0 ? '' : JSON.stringify(value)

/** The fields that would show another value. A corrected field keeps its typed value, so it is not listed. */
function changesOf(
  before: { contact: string; badgeCode: string | null } | null,
  after: ReturnType<typeof getDerivedLead>,
): RereadExample['changes'] {
  if (after === null) return []
  const old = before === null ? null : (JSON.parse(before.contact) as Contact)
  const changes: RereadExample['changes'] = []
  if ((before?.badgeCode ?? null) !== after.lead.badgeCode)
    changes.push({ field: 'badgeCode', before: before?.badgeCode ?? '', after: after.lead.badgeCode ?? '' })
  const corrected = new Set<keyof Contact>(after.corrected)
  const nameCorrected = NAMES.some((part) => corrected.has(part))
  for (const part of Object.keys(after.lead.contact) as (keyof Contact)[]) {
    if (corrected.has(part) || (nameCorrected && NAMES.includes(part))) continue
    const was = textOf(old?.[part] ?? '')
    const is = textOf(after.lead.contact[part])
    if (was !== is) changes.push({ field: part, before: was, after: is })
  }
  return changes
}

/** What rereading would change. Writes nothing. Throws `cancelled`, or a storage `AppError`. */
export function previewReread(input: RereadInput, control: JobControl): Promise<RereadPreview> {
  return withReadOnly(input.databaseFile, async (db) => {
    const read = readerOf(input.exhibition)
    const pairs: Pair[] = []
    const examples: RereadExample[] = []
    let leads = 0
    let changed = 0
    for await (const lead of walkPayloads(db, control, 0, 1)) {
      leads += 1
      pairs.push(...pairsOf(db, lead, read, input.exhibitionId))
      const shown = shownContact(db, lead.leadId)
      // A lead that shows in another lead's row is examined there.
      const changes = shown === null ? [] : changesOf(shown, getDerivedLead(db, lead.leadId, read))
      if (changes.length === 0) continue
      changed += 1
      if (examples.length < MAX_EXAMPLES) examples.push({ leadId: lead.leadId, changes })
    }
    const { links, suspicious } = judge(pairs)
    return { leads, changed, links: links.length, suspicious, examples }
  })
}

/**
 * Rereads all payloads and shows the result. After a cancellation the next start reads the rest. Throws `cancelled`, or
 * a storage `AppError`.
 */
export function applyReread(input: RereadInput, control: JobControl): Promise<RereadReport> {
  return withConnection(input.databaseFile, async (db) => {
    const read = readerOf(input.exhibition)
    const pairs: Pair[] = []
    const ids: LeadId[] = []
    for await (const lead of walkPayloads(db, control, 0, 2)) {
      ids.push(lead.leadId)
      pairs.push(...pairsOf(db, lead, read, input.exhibitionId))
    }
    const { links, suspicious } = judge(pairs)
    await inShortTransactions(
      db,
      links,
      ({ before, after }) => {
        // One of them was erased after the payloads were read.
        if (isErased(db, 'visitor', before) || isErased(db, 'visitor', after)) return
        const [visitorA, visitorB] = before < after ? ([before, after] as const) : ([after, before] as const)
        const isNew = addSamePerson(db, {
          linkId: rereadLinkIdFrom(input.stationId, before, after),
          exhibitorId: null,
          visitorA,
          visitorB,
          stationId: input.stationId,
          at: input.at,
        })
        if (isNew) for (const leadId of leadsOfVisitors(db, null, visitorA, visitorB)) markUnbundled(db, leadId)
      },
      { turn: input.turn, control },
    )
    let changed = 0
    await inShortTransactions(
      db,
      ids,
      (leadId) => {
        if (refreshStaleRow(db, leadId, read)) changed += 1
      },
      { turn: input.turn, control, onPause: (done) => control.progress(ids.length + done, ids.length * 2) },
    )
    const signature = readerSignature(input.exhibition)
    db.transaction(() => {
      setPayloadReaderSignature(db, signature)
      setListReaderSignature(db, signature)
    }).immediate()
    return { leads: ids.length, changed, links: links.length, suspicious }
  })
}

/**
 * Call it after a merge, before the rows of its leads are rebuilt. Another station may have recorded badges before it
 * knew the formats known here. If rereading would link visitors, it marks a reread as due and returns true. It reads
 * only the merged leads first. If these name other visitors, it reads all leads, to see whether the format names too
 * many.
 */
export function noteMisread(input: RereadInput, control: JobControl): Promise<boolean> {
  return withConnection(input.databaseFile, async (db) => {
    const read = readerOf(input.exhibition)
    const wouldLink = async (which: 'all' | 'stale'): Promise<boolean> => {
      const pairs: Pair[] = []
      for await (const lead of walkPayloads(db, control, 0, 1, which))
        pairs.push(...pairsOf(db, lead, read, input.exhibitionId))
      return judge(pairs).links.some(({ before, after }) => !samePersonAs(db, before).includes(after))
    }
    const isDue = (await wouldLink('stale')) && (await wouldLink('all'))
    if (isDue) setPayloadReaderSignature(db, '')
    return isDue
  })
}
