/**
 * Rows of a list on their way in, put in order of their codes by a database of their own: an unnamed temporary file that the system
 * removes with the connection. So no scan waits while a file is read, and what is written for good is written from front to back.
 */
import Database from 'better-sqlite3'

export interface StagedRow {
  code: string
  line: number
  /** JSON array. */
  cells: string
}

export interface Staging {
  add(code: string, line: number, cells: string): void
  /** All rows by code, equal codes in the order in which they came. Nothing may be added afterwards. */
  ordered(): IterableIterator<StagedRow>
  close(): void
}

export function openStaging(): Staging {
  const db = new Database('')
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.pragma('temp_store = FILE')
  db.pragma('cache_size = -16000')
  db.exec('CREATE TABLE staged (n INTEGER PRIMARY KEY, code TEXT NOT NULL, line INTEGER NOT NULL, cells TEXT NOT NULL); BEGIN')
  const insert = db.prepare('INSERT INTO staged (code, line, cells) VALUES (?, ?, ?)')
  return {
    add(code, line, cells) {
      insert.run(code, line, cells)
    },
    ordered() {
      db.exec('COMMIT')
      return db.prepare('SELECT code, line, cells FROM staged ORDER BY code, n').iterate() as IterableIterator<StagedRow>
    },
    close() {
      db.close()
    },
  }
}
