import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../../main/db/open.ts'
import { migrate, type Migration } from '../../../main/db/migrate.ts'
import { migrations } from '../../../main/db/migrations/index.ts'
import { toStorageError } from '../../../main/db/storage-error.ts'
import { AppError } from '../../../shared/errors.ts'
import { temporaryFolder } from '../../support/folder.ts'

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'none'
}

describe('opening a data folder', () => {
  test('is durable: write-ahead log, full synchronisation, foreign keys, deleted bytes overwritten', () => {
    const { db, close } = openStore(temporaryFolder())
    const pragma = (name: string) => db.pragma(name, { simple: true })
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys'), pragma('secure_delete')]).toEqual([
      'wal',
      2,
      1,
      1,
    ])
    close()
  })

  test('every table is strict', () => {
    const { db, close } = openStore(temporaryFolder())
    expect(
      db
        .prepare(
          `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
        )
        .all(),
    ).toEqual([])
    close()
  })

  test('a second Enishi is refused while the first is there, and let in after it', () => {
    const folder = temporaryFolder()
    const first = openStore(folder)
    expect(codeOf(() => openStore(folder))).toBe('storage_locked')
    first.close()
    openStore(folder).close()
  })

  test('a damaged database is refused and left as it is', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'enishi.db')
    writeFileSync(file, Buffer.alloc(8192, 'not a database '))
    const before = readFileSync(file)
    expect(codeOf(() => openStore(folder))).toBe('storage_damaged')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('a newer database is refused and left as it is', () => {
    const folder = temporaryFolder()
    openStore(folder).close()
    const file = join(folder, 'enishi.db')
    const db = new Database(file)
    db.pragma('user_version = 9999')
    db.close()
    const before = readFileSync(file)
    expect(codeOf(() => openStore(folder))).toBe('storage_newer')
    expect(readFileSync(file).equals(before)).toBe(true)
    // the refusal frees the lock
    expect(codeOf(() => openStore(folder))).toBe('storage_newer')
  })

  test('a folder that cannot be written to is refused', () => {
    const folder = temporaryFolder()
    chmodSync(folder, 0o555)
    // root may write anywhere, so the attempt is made as nobody
    const root = process.geteuid?.() === 0
    if (root) process.seteuid?.(65_534)
    try {
      expect(codeOf(() => openStore(folder))).toBe('storage_read_only')
    } finally {
      if (root) process.seteuid?.(0)
      chmodSync(folder, 0o700)
    }
  })

  test('a file where the folder should be is refused', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(codeOf(() => openStore(file))).toBe('storage_read_only')
  })

  test('a full database says so', () => {
    const { db, close } = openStore(temporaryFolder())
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true }) as number}`)
    const fill = db.prepare(`INSERT INTO meta (key, value) VALUES (?, ?)`)
    let failure: unknown
    try {
      for (let i = 0; i < 1000; i++) fill.run(`k${i}`, 'x'.repeat(1000))
    } catch (error) {
      failure = toStorageError(error, 'folder')
    }
    expect(failure).toMatchObject({ code: 'storage_full' })
    close()
  })
})

describe('migrating', () => {
  const steps: Migration[] = [
    { version: 1, sql: 'CREATE TABLE a (x INTEGER) STRICT' },
    { version: 2, sql: 'ALTER TABLE a ADD COLUMN y INTEGER' },
  ]

  test('runs what is missing, once, after a backup that holds the old data', () => {
    const folder = temporaryFolder()
    const db = new Database(join(folder, 'a.db'))
    migrate(db, folder, steps.slice(0, 1))
    db.exec('INSERT INTO a VALUES (7)')
    migrate(db, folder, steps)
    migrate(db, folder, steps)
    expect(db.prepare('SELECT * FROM a').all()).toEqual([{ x: 7, y: null }])
    const copy = new Database(join(folder, 'backups', 'before-migration-from-1.db'), { readonly: true })
    expect(copy.prepare('SELECT * FROM a').all()).toEqual([{ x: 7 }])
    copy.close()
    db.close()
  })

  test('a step that fails leaves the version and the tables as they were', () => {
    const folder = temporaryFolder()
    const db = new Database(join(folder, 'a.db'))
    const broken: Migration = { version: 2, sql: 'CREATE TABLE b (x INTEGER) STRICT; INSERT INTO nowhere VALUES (1)' }
    expect(() => migrate(db, folder, [steps[0]!, broken])).toThrow(/nowhere/)
    expect(db.pragma('user_version', { simple: true })).toBe(1)
    expect(db.prepare(`SELECT name FROM sqlite_schema WHERE name = 'b'`).all()).toEqual([])
    db.close()
  })

  test('the steps are numbered from 1 without gaps', () => {
    expect(migrations.map((step) => step.version)).toEqual(migrations.map((_step, i) => i + 1))
  })
})
