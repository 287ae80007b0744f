/**
 * Holds the rows of a list during the import and sorts them by code, so that the list is written in order. Small lists
 * stay in memory. Larger ones go to an unnamed temporary database, which the system deletes when its connection closes.
 * Neither delays a scan.
 */
import { integer, text } from '../db/columns.ts'
import { close, openScratch } from '../db/open.ts'
import { each, run } from '../db/sql.ts'

/** UTF-16 units held in memory. Beyond this, the rows go to disk. */
const IN_MEMORY = 48_000_000

export interface StagedRow {
  code: string
  /** JSON array. */
  cells: string
}

export interface Staging {
  add(code: string, line: number, cells: string): void
  /** Each code once, with its last row, in order of codes. Add no rows after this call. */
  ordered(): Iterable<StagedRow>
  close(): void
}

interface Waiting {
  line: number
  cells: string
}

const STAGED = { code: text, line: integer, cells: text }

function openSpill() {
  const db = openScratch()
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.pragma('temp_store = FILE')
  db.pragma('cache_size = -16000')
  db.exec(
    `CREATE TABLE staged (n INTEGER PRIMARY KEY, code TEXT NOT NULL, line INTEGER NOT NULL, cells TEXT NOT NULL);
    BEGIN`,
  )
  let staged = 0
  let sorted: Generator<StagedRow & Waiting, void, void> | null = null
  return {
    add(code: string, line: number, cells: string) {
      run(db, 'INSERT INTO staged (code, line, cells) VALUES (?, ?, ?)', code, line, cells)
      staged += 1
    },
    *ordered(): Generator<StagedRow & Waiting> {
      db.exec('COMMIT')
      sorted = each(db, 'SELECT code, line, cells FROM staged ORDER BY code, n', STAGED)
      // The loop does not run the walk to its end. At its end SQLite frees the sorter's files, which takes a while, and
      // the query that reads these rows holds the database lock meanwhile.
      for (let at = 0; at < staged; at++) yield sorted.next().value as StagedRow & Waiting
    },
    close() {
      sorted?.return()
      close(db)
    },
  }
}

/** The last row of each run of equal codes. */
function* lastOfEach(
  rows: Iterable<StagedRow & Waiting>,
  onDuplicate: (line: number, by: number) => void,
): Generator<StagedRow> {
  let held: (StagedRow & Waiting) | null = null
  for (const row of rows) {
    if (held?.code === row.code) onDuplicate(held.line, row.line)
    else if (held !== null) yield held
    held = row
  }
  if (held !== null) yield held
}

/** `onDuplicate` receives the line of a row whose code comes again, and the line of the row that replaces it. */
export function openStaging(onDuplicate: (line: number, by: number) => void, inMemory = IN_MEMORY): Staging {
  // The codes map to indexes into two plain arrays. One object per row would burden the garbage collector.
  const places = new Map<string, number>()
  const lines: number[] = []
  const texts: string[] = []
  let units = 0
  let spill: ReturnType<typeof openSpill> | null = null
  return {
    add(code, line, cells) {
      if (spill !== null) {
        spill.add(code, line, cells)
        return
      }
      const place = places.get(code) ?? lines.length
      if (place < lines.length) onDuplicate(lines[place]!, line)
      else places.set(code, place)
      lines[place] = line
      texts[place] = cells
      units += code.length + cells.length
      if (units < inMemory) return
      spill = openSpill()
      for (const [known, at] of places) spill.add(known, lines[at]!, texts[at]!)
      places.clear()
      lines.length = 0
      texts.length = 0
    },
    *ordered() {
      if (spill !== null) yield* lastOfEach(spill.ordered(), onDuplicate)
      else for (const code of [...places.keys()].toSorted()) yield { code, cells: texts[places.get(code)!]! }
    },
    close() {
      spill?.close()
    },
  }
}
