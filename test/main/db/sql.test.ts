import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import {
  blob,
  branded,
  flag,
  integer,
  json,
  nullable,
  oneOf,
  text,
  texts,
  type Column,
} from '../../../main/db/columns.ts'
import { inSnapshot, type Reads, type Writes } from '../../../main/db/connection.ts'
import { close, openConnection, openReadOnly, openScratch } from '../../../main/db/open.ts'
import { all, count, each, eachValue, exists, one, run, value, values } from '../../../main/db/sql.ts'

type Id = string & { readonly brand: 'Id' }

let db: Writes

beforeAll(() => {
  db = openScratch()
  db.exec(`CREATE TABLE seat (seat_id TEXT PRIMARY KEY, place INTEGER NOT NULL, taken INTEGER NOT NULL, note TEXT,
    picture BLOB NOT NULL, tags TEXT NOT NULL, zone TEXT NOT NULL) STRICT;
    INSERT INTO seat VALUES ('a', 1, 0, NULL, x'00ff', '["x"]', 'east'), ('b', 2, 1, 'window', x'', '[]', 'west')`)
})
afterAll(() => close(db))

const SEAT = {
  place: integer,
  seatId: branded<Id>(),
  taken: flag,
  note: nullable(text),
  picture: blob,
  tags: texts,
  zone: oneOf('east', 'west'),
}

describe('rows', () => {
  test('come with their types, under the names of the shape, in whatever order it names them', () => {
    const rows = all(db, 'SELECT * FROM seat ORDER BY seat_id', SEAT)
    expect(rows).toEqual([
      {
        seatId: 'a',
        place: 1,
        taken: false,
        note: null,
        picture: Buffer.from([0, 255]),
        tags: ['x'],
        zone: 'east',
      },
      { seatId: 'b', place: 2, taken: true, note: 'window', picture: Buffer.alloc(0), tags: [], zone: 'west' },
    ])
    expectTypeOf(rows[0]!.seatId).toEqualTypeOf<Id>()
    expectTypeOf(rows[0]!.note).toEqualTypeOf<string | null>()
    expectTypeOf(rows[0]!.zone).toEqualTypeOf<'east' | 'west'>()
  })

  test('are lists where the shape is one', () => {
    expect(all(db, 'SELECT seat_id, taken FROM seat ORDER BY seat_id', [text, flag])).toEqual([
      ['a', false],
      ['b', true],
    ])
    expect(() => all(db, 'SELECT seat_id FROM seat', [text, flag])).toThrow('A row has 1 columns, not 2')
  })

  test('must have the columns of the shape and no others', () => {
    expect(() => one(db, 'SELECT seat_id, place FROM seat', { seatId: text })).toThrow(/: place$/)
    expect(() => one(db, 'SELECT seat_id FROM seat', { seatId: text, place: integer })).toThrow(/: place$/)
  })

  test('one shape after the other may be asked for with one text', () => {
    const ask = 'SELECT taken FROM seat WHERE seat_id = ?'
    expect(one(db, ask, { taken: integer }, 'b')).toEqual({ taken: 1 })
    expect(one(db, ask, { taken: flag }, 'b')).toEqual({ taken: true })
    expect(one(db, ask, [integer], 'b')).toEqual([1])
  })

  test('one is null where there is none', () => {
    expect(one(db, 'SELECT place FROM seat WHERE seat_id = @id', { place: integer }, { id: 'z' })).toBeNull()
  })
})

describe('values', () => {
  test('one, all, counted, or whether there is any', () => {
    expect(value(db, 'SELECT note FROM seat WHERE seat_id = ?', text, 'b')).toBe('window')
    expect(value(db, 'SELECT note FROM seat WHERE seat_id = ?', text, 'z')).toBeNull()
    expect(values(db, 'SELECT place FROM seat ORDER BY 1', integer)).toEqual([1, 2])
    expect(count(db, 'SELECT count(*) FROM seat WHERE taken = ?', 1)).toBe(1)
    expect(exists(db, 'SELECT 1 FROM seat WHERE place IN (?, ?)', [7, 2])).toBe(true)
    expect(exists(db, 'SELECT 1 FROM seat WHERE place = ?', 7)).toBe(false)
  })

  test('and rows of one text do not get in one another’s way', () => {
    const ask = 'SELECT seat_id FROM seat ORDER BY seat_id'
    expect(value(db, ask, text)).toBe('a')
    expect(all(db, ask, { seatId: text })).toEqual([{ seatId: 'a' }, { seatId: 'b' }])
    expect(values(db, ask, text)).toEqual(['a', 'b'])
    expect(all(db, ask, [text])).toEqual([['a'], ['b']])
  })
})

test.each<[string, Column<unknown>, string, string]>([
  ['text', text, '1', 'note should hold text, but holds a number'],
  ['text that is null', text, 'NULL', 'note should hold text, but holds NULL'],
  ['an integer', integer, '1.5', 'note should hold an integer, but holds a number'],
  ['a blob', blob, `'secret'`, 'note should hold a blob, but holds a string'],
  ['a flag', flag, '2', 'note should hold 0 or 1, but holds a number'],
  ['one of a set', oneOf('east', 'west'), `'secret'`, 'note should hold one of east, west, but holds a string'],
  ['JSON', texts, `'secret'`, 'note should hold JSON'],
  ['JSON of a shape', texts, `'["secret", 1]'`, 'note holds JSON of another shape'],
  [
    'JSON and not a blob',
    json((parsed) => typeof parsed === 'string'),
    `x'22'`,
    'note should hold text, but holds a blob',
  ],
])('%s is checked, and the error names the column but not the value', (_, column, held, says) => {
  const ask = () => one(db, `SELECT ${held} AS note`, { note: column })
  expect(ask).toThrow(says)
  expect(ask).not.toThrow(/secret/)
  expect(() => value(db, `SELECT ${held} AS note`, column)).toThrow(says)
})

describe('a walk', () => {
  test('gives the rows one by one, and the same walk may go on twice at once', () => {
    const walk = () => each(db, 'SELECT seat_id, place FROM seat ORDER BY seat_id', { seatId: text, place: integer })
    const pairs = []
    for (const { seatId } of walk()) for (const { place } of walk()) pairs.push(`${seatId}${place}`)
    expect(pairs).toEqual(['a1', 'a2', 'b1', 'b2'])
  })

  test('that is left early frees the connection', () => {
    for (const id of eachValue(db, 'SELECT seat_id FROM seat', text)) {
      expect(() => run(db, `UPDATE seat SET note = NULL`)).toThrow(/busy/)
      expect(id).toBe('a')
      break
    }
    expect(run(db, 'UPDATE seat SET place = place').changes).toBe(2)
  })
})

test('a connection that only asks cannot change anything, and sees one state in a snapshot', () => {
  const folder = mkdtempSync(join(tmpdir(), 'enishi-sql-'))
  const file = join(folder, 'a.db')
  db.prepare('VACUUM INTO ?').run(file)
  const writing = openConnection(file)
  const reading: Reads = openReadOnly(file)
  try {
    expectTypeOf<Reads>().not.toMatchTypeOf<Writes>()
    expectTypeOf<Writes>().toMatchTypeOf<Reads>()
    // @ts-expect-error the types refuse it before SQLite does
    expect(() => run(reading, 'DELETE FROM seat')).toThrow(/readonly/)
    const seats = () => count(reading, 'SELECT count(*) FROM seat')
    inSnapshot(reading, () => {
      expect(seats()).toBe(2)
      run(writing, 'DELETE FROM seat WHERE place = ?', 1)
      expect(seats()).toBe(2)
    })
    expect(seats()).toBe(1)
  } finally {
    close(reading)
    close(writing)
    rmSync(folder, { recursive: true })
  }
})
