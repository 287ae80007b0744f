/**
 * Takes over a registrant list with a connection of its own. The new list is written beside the current one and replaces it in one
 * step; whatever ends the import before that leaves the current one as it is. Then the leads that were scanned before are filled in.
 */
import { dirname } from 'node:path'
import { readBadge } from '../../shared/domain/badge/read.ts'
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'
import { visitorIdFromBadgeCode, type ExhibitionId, type LeadId } from '../../shared/domain/ids.ts'
import type { RegistrantField } from '../../shared/domain/registrants/fields.ts'
import { pickCells, planOf, readCode, type Refusal, type RowPlan } from '../../shared/domain/registrants/row.ts'
import { AppError } from '../../shared/errors.ts'
import type { ListRow } from '../registrants/list.ts'
import { openSource, type RegistrantSource, type SourceOptions } from '../registrants/source.ts'
import type { Reader } from '../store/lead-facts.ts'
import { listBadgeCodes } from '../store/lead-list.ts'
import { markStale, noteShownAnew, refreshLead } from '../store/lead-view.ts'
import { openConnection, type Db } from '../store/open.ts'
import {
  addRegistrants, beginList, clearList, getCells, getCurrentList, listsToClear, makeCurrent, noteFilled, REGISTRANTS_AT_ONCE, type RegistrantList,
} from '../store/registrant.ts'
import { openStaging, type StagedRow, type Staging } from '../store/registrant-staging.ts'
import { toStorageError } from '../store/storage-error.ts'
import { createGraveyard, listTombstones } from '../store/tombstone.ts'
import { inShortTransactions } from './pace.ts'
import type { JobControl } from './table.ts'

/** Refused rows that are told one by one; more are only counted. */
const MAX_LISTED = 10_000
const CLEAR_AT_ONCE = 100

export interface RegistrantsInput {
  databaseFile: string
  file: string
  /** The file's name, as it is shown and kept. */
  name: string
  at: string
  exhibitionId: ExhibitionId
  exhibition: ExhibitionSetup
  options: SourceOptions
  /** Fields by column; null takes what the headings say. */
  mapping: RegistrantField[] | null
}

export interface RefusedRow {
  line: number
  reason: Refusal
  /** For a duplicate: the line of the row that was taken instead. */
  by?: number
}

export interface RegistrantReport {
  /** Rows that hold anything. */
  rows: number
  imported: number
  refused: number
  /** Leads that show something else than before, because of this list. */
  filled: number
  /** Rows of the list that this one replaced; 0 where there was none. */
  replaced: number
  reasons: Partial<Record<Refusal, number>>
  /** In order of their lines, at most 10,000. */
  refusals: RefusedRow[]
}

function createTally() {
  const refusals: RefusedRow[] = []
  const reasons: Partial<Record<Refusal, number>> = {}
  let refused = 0
  return {
    rows: 0,
    refuse(line: number, reason: Refusal, by?: number) {
      refused += 1
      reasons[reason] = (reasons[reason] ?? 0) + 1
      if (refusals.length < MAX_LISTED) refusals.push(by === undefined ? { line, reason } : { line, reason, by })
    },
    report(imported: number, filled: number, replaced: number): RegistrantReport {
      return { rows: this.rows, imported, refused, filled, replaced, reasons, refusals: refusals.toSorted((a, b) => a.line - b.line) }
    },
  }
}
type Tally = ReturnType<typeof createTally>

function stageRow(row: ListRow, plan: RowPlan, staging: Staging, tally: Tally, isErased: (code: string) => boolean): void {
  if ('refusal' in row) {
    tally.rows += 1
    tally.refuse(row.line, row.refusal)
    return
  }
  const found = readCode(row.cells[plan.code] ?? '')
  if ('refusal' in found) {
    // an empty line is no row
    if (found.refusal === 'no_code' && row.cells.every((cell) => cell.trim() === '')) return
    tally.rows += 1
    tally.refuse(row.line, found.refusal)
    return
  }
  tally.rows += 1
  if (isErased(found.code)) tally.refuse(row.line, 'erased')
  else staging.add(found.code, row.line, JSON.stringify(pickCells(plan, row.cells)))
}

/** Rows in groups of equal size: one statement takes many at once. */
function* inGroups(rows: Iterable<StagedRow>): Generator<StagedRow[]> {
  let group: StagedRow[] = []
  for (const row of rows) {
    if (group.push(row) < REGISTRANTS_AT_ONCE) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}

async function unlessCancelled(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'cancelled')) throw error
  }
}

/** Deletes the rows of lists that are not current. What a cancellation leaves, the next import deletes. */
async function clear(db: Db, control: JobControl): Promise<void> {
  for (const listId of listsToClear(db)) {
    let cleared = false
    const steps = (function* () {
      while (!cleared) yield listId
    })()
    await inShortTransactions(db, steps, (list) => (cleared = clearList(db, list, CLEAR_AT_ONCE)), control)
  }
}

/** Leads for which the two lists say different things. */
function changedLeads(db: Db, before: RegistrantList | null, after: RegistrantList): { leadId: LeadId; found: boolean }[] {
  const sameShape = before !== null && before.country === after.country && before.fields.join() === after.fields.join()
  const says = (list: RegistrantList | null, codes: readonly string[]): string | null => {
    for (const code of list === null ? [] : codes) {
      const cells = getCells(db, list!.listId, code)
      if (cells !== null) return cells
    }
    return null
  }
  return listBadgeCodes(db).flatMap(({ leadId, codes }) => {
    const old = says(before, codes)
    const now = says(after, codes)
    return old === now && (sameShape || now === null) ? [] : [{ leadId, found: now !== null }]
  })
}

async function importList(db: Db, source: RegistrantSource, input: RegistrantsInput, control: JobControl): Promise<RegistrantReport> {
  const plan = planOf(input.mapping ?? source.mapping)
  if (plan === null) throw new AppError('list_without_code', { headings: source.headings.slice(0, 40).join(', ') })
  const graveyard = createGraveyard(listTombstones(db, null))
  const isErased = (code: string): boolean => graveyard.size > 0 && graveyard.ofVisitor(visitorIdFromBadgeCode(input.exhibitionId, code)).length > 0
  const tally = createTally()
  const staging = openStaging((line, by) => tally.refuse(line, 'duplicate_code', by))
  try {
    await clear(db, control)
    for await (const { rows, done } of source.rows()) {
      control.throwIfCancelled()
      for (const row of rows) stageRow(row, plan, staging, tally, isErased)
      // reading is the first half of the way, writing the second
      control.progress(done, source.size * 2)
    }
    const before = getCurrentList(db)
    const { country } = input.exhibition.exhibition
    const listId = beginList(db, { name: input.name, importedAt: input.at, country, fields: [...plan.fields] })
    let imported = 0
    const expected = Math.max(1, tally.rows)
    await inShortTransactions(db, inGroups(staging.ordered()), (rows) => {
      addRegistrants(db, listId, rows)
      imported += rows.length
    }, control, () => control.progress(source.size + Math.round((source.size * imported) / expected), source.size * 2))
    control.throwIfCancelled()
    const replaced = (before?.report as Partial<RegistrantReport> | undefined)?.imported ?? 0
    makeCurrent(db, listId, tally.report(imported, 0, replaced))
    const filled = await fill(db, before, getCurrentList(db)!, input, control)
    const report = tally.report(imported, filled, replaced)
    noteFilled(db, listId, report)
    await unlessCancelled(clear(db, control))
    return report
  } finally {
    staging.close()
  }
}

/** Shows in every lead what the new list says; returns how many leads it says something new of. */
async function fill(db: Db, before: RegistrantList | null, after: RegistrantList, input: RegistrantsInput, control: JobControl): Promise<number> {
  const { exhibition, badge } = input.exhibition
  const read: Reader = (payload) => readBadge(payload, { country: exhibition.country, templates: badge.templates })
  const leads = changedLeads(db, before, after)
  let shown = 0
  await unlessCancelled(inShortTransactions(db, leads, ({ leadId }) => {
    refreshLead(db, leadId, read)
    noteShownAnew(db, leadId)
    shown += 1
  }, control, (done) => control.progress(done, leads.length)))
  // the list is taken over whoever gave up waiting: what is left is shown by whoever reads next
  await inShortTransactions(db, leads.slice(shown), ({ leadId }) => markStale(db, leadId), { ...control, throwIfCancelled: () => undefined })
  return leads.filter(({ found }) => found).length
}

/** Throws `list_without_code`, what `openSource` throws, `cancelled`, or a storage `AppError`; the current list stays then. */
export async function importRegistrants(input: RegistrantsInput, control: JobControl): Promise<RegistrantReport> {
  let db: Db | undefined
  let source: RegistrantSource | undefined
  try {
    source = await openSource(input.file, input.name, input.exhibition.exhibition.country, input.options)
    db = openConnection(input.databaseFile)
    return await importList(db, source, input, control)
  } catch (error) {
    throw toStorageError(error, dirname(input.databaseFile))
  } finally {
    source?.close()
    db?.close()
  }
}
