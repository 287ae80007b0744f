/**
 * Imports a registrant list. It uses its own connection. The new list is written beside the current one and replaces it
 * in one step, so an import that fails leaves the current list unchanged. Then leads scanned earlier get the new
 * values.
 */
import type { RegistrantReport } from '../../shared/contract/registrant.ts'
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'
import { visitorIdFromBadgeCode, type ExhibitionId } from '../../shared/domain/ids.ts'
import type { RegistrantField } from '../../shared/domain/registrants/fields.ts'
import { pickCells, planOf, readCode, type Refusal, type RowPlan } from '../../shared/domain/registrants/row.ts'
import { AppError } from '../../shared/errors.ts'
import { withConnection } from '../app/job-connection.ts'
import { unlessCancelled, type JobControl } from '../app/job-control.ts'
import type { Writes } from '../db/connection.ts'
import { inShortTransactions } from '../db/short-transactions.ts'
import type { Turn } from '../db/turn.ts'
import { eraseRegistrant, listedCodes } from '../erasure/registrants.sql.ts'
import { countTombstones, createGraveyard, listTombstones } from '../erasure/tombstone.sql.ts'
import { hasLeads } from '../exhibition/exhibition.sql.ts'
import { clearOldLists } from './clear-lists.ts'
import type { ListRow } from './list.ts'
import {
  addRegistrants,
  beginList,
  checkpointInSmallSteps,
  getCurrentList,
  makeCurrent,
  noteFilled,
  REGISTRANTS_AT_ONCE,
} from './registrant-list.sql.ts'
import { openSource, type RegistrantSource, type SourceOptions } from './source.ts'
import { openStaging, type StagedRow, type Staging } from './staging.sql.ts'

/** The most refused rows that are listed. Further ones are only counted. */
const MAX_LISTED = 10_000

export interface RegistrantsInput {
  databaseFile: string
  turn: Turn
  file: string
  /** The file's name, shown and stored. */
  name: string
  at: string
  exhibitionId: ExhibitionId
  exhibition: ExhibitionSetup
  options: SourceOptions
  /** The field of each column; null uses the headings. */
  mapping: RegistrantField[] | null
}

function createTally() {
  const refusals: RegistrantReport['refusals'] = []
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
      return {
        rows: this.rows,
        imported,
        refused,
        filled,
        replaced,
        reasons,
        refusals: refusals.toSorted((a, b) => a.line - b.line),
      }
    },
  }
}
type Tally = ReturnType<typeof createTally>

function stageRow(
  row: ListRow,
  plan: RowPlan,
  staging: Staging,
  tally: Tally,
  isErased: (code: string) => boolean,
): void {
  if ('refusal' in row) {
    tally.rows += 1
    tally.refuse(row.line, row.refusal)
    return
  }
  const found = readCode(row.cells[plan.code] ?? '')
  if ('refusal' in found) {
    // An empty line is not a row.
    if (found.refusal === 'no_code' && row.cells.every((cell) => cell.trim() === '')) return
    tally.rows += 1
    tally.refuse(row.line, found.refusal)
    return
  }
  tally.rows += 1
  if (isErased(found.code)) tally.refuse(row.line, 'erased')
  else staging.add(found.code, row.line, JSON.stringify(pickCells(plan, row.cells)))
}

/** Groups rows by a fixed size, because one statement inserts many rows. */
function* inGroups(rows: Iterable<StagedRow>): Generator<StagedRow[]> {
  let group: StagedRow[] = []
  for (const row of rows) {
    if (group.push(row) < REGISTRANTS_AT_ONCE) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}

async function importList(
  db: Writes,
  source: RegistrantSource,
  input: RegistrantsInput,
  control: JobControl,
): Promise<RegistrantReport> {
  const plan = planOf(input.mapping ?? source.mapping)
  if (plan === null) throw new AppError('list_without_code', { headings: source.headings.slice(0, 40).join(', ') })
  const graveyard = createGraveyard(listTombstones(db, null))
  const isErased = (code: string): boolean =>
    graveyard.size > 0 && graveyard.ofVisitor(visitorIdFromBadgeCode(input.exhibitionId, code)).length > 0
  const tally = createTally()
  // Large transactions are faster, and harmless until someone scans.
  const pace = { turn: input.turn, control, onWaiting: () => checkpointInSmallSteps(db) }
  const staging = openStaging((line, by) => tally.refuse(line, 'duplicate_code', by))
  try {
    await clearOldLists(db, pace)
    for await (const { rows, done } of source.rows()) {
      control.throwIfCancelled()
      for (const row of rows) stageRow(row, plan, staging, tally, isErased)
      // Reading is the first half of the progress, writing the second.
      control.progress(done, source.size * 2)
    }
    const before = getCurrentList(db)
    const { country } = input.exhibition.exhibition
    const listId = beginList(db, { name: input.name, importedAt: input.at, country, fields: [...plan.fields] })
    let imported = 0
    const expected = Math.max(1, tally.rows)
    await inShortTransactions(
      db,
      inGroups(staging.ordered()),
      (rows) => {
        addRegistrants(db, listId, rows)
        imported += rows.length
      },
      {
        ...pace,
        onPause: () => control.progress(source.size + Math.round((source.size * imported) / expected), source.size * 2),
      },
    )
    control.throwIfCancelled()
    // Someone was erased during the reading. Their row must not come in with the list.
    if (countTombstones(db) !== graveyard.size) {
      const since = createGraveyard(listTombstones(db, null))
      for (const code of listedCodes(db, input.exhibitionId, (visitorId) => since.ofVisitor(visitorId).length > 0))
        eraseRegistrant(db, code)
    }
    const replaced = (before?.report as Partial<RegistrantReport> | undefined)?.imported ?? 0
    makeCurrent(db, listId, tally.report(imported, 0, replaced))
    // Before the fair there are no leads to fill, and the badge reader takes a while to load.
    const filled = !hasLeads(db)
      ? 0
      : await (await import('./fill-leads.ts')).fillLeads(db, before, getCurrentList(db), input.exhibition, pace)
    const report = tally.report(imported, filled, replaced)
    noteFilled(db, listId, report)
    await unlessCancelled(clearOldLists(db, pace))
    return report
  } finally {
    staging.close()
  }
}

/**
 * Throws `list_without_code`, what `openSource` throws, `cancelled`, or a storage `AppError`. The current list then
 * stays.
 */
export function importRegistrants(input: RegistrantsInput, control: JobControl): Promise<RegistrantReport> {
  return withConnection(input.databaseFile, async (db) => {
    const source = await openSource(input.file, input.name, input.exhibition.exhibition.country, input.options)
    try {
      return await importList(db, source, input, control)
    } finally {
      source.close()
    }
  })
}
