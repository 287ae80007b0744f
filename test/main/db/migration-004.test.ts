import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../../main/db/migrate.ts'
import { migrations } from '../../../main/db/migrations/index.ts'
import { temporaryFolder } from '../../support/folder.ts'

const upTo = (version: number) => migrations.filter((step) => step.version <= version)

test('a database from before keeps its leads, and one lead can show what is known of another', () => {
  const db = new Database(':memory:')
  const folder = temporaryFolder()
  db.pragma('foreign_keys = ON')
  migrate(db, folder, upTo(3))
  db.exec(`INSERT INTO exhibition VALUES ('x', '{}', '');
    INSERT INTO exhibitor
      (exhibitor_id, exhibition_id, code, position, name_en, name_ja, country, offers)
      VALUES ('e', 'x', 'E', 0, '', '', 'FR', '[]');
    INSERT INTO visitor VALUES ('v1', 'A1'), ('v2', NULL), ('v3', NULL);
    INSERT INTO lead VALUES ('l1', 'e', 'v1'), ('l2', 'e', 'v2'), ('l3', 'e', 'v3');
    INSERT INTO register (lead_id, field, value, stamp) VALUES ('l1', 'rank', '"A"', '1');`)
  migrate(db, folder, upTo(4))

  const rows = (sql: string) => db.prepare(sql).raw().all()
  expect(rows('SELECT lead_id, visitor_id FROM lead ORDER BY 1')).toEqual([
    ['l1', 'v1'],
    ['l2', 'v2'],
    ['l3', 'v3'],
  ])
  expect(rows('SELECT field, value FROM register')).toEqual([['rank', '"A"']])
  // nobody was joined before, so every lead still shows itself
  expect(rows('SELECT * FROM carried_lead')).toEqual([])
  db.exec(`INSERT INTO carried_lead VALUES ('l2', 'l1'), ('l3', 'l1')`)
  expect(rows(`SELECT lead_id FROM carried_lead WHERE carrier = 'l1' ORDER BY 1`)).toEqual([['l2'], ['l3']])
  // a lead is shown in one place alone, and both leads are here
  expect(() => db.exec(`INSERT INTO carried_lead VALUES ('l2', 'l3')`)).toThrow(/UNIQUE/)
  expect(() => db.exec(`INSERT INTO carried_lead VALUES ('nobody', 'l1')`)).toThrow(/FOREIGN KEY/)
  expect(() => db.exec(`INSERT INTO carried_lead VALUES ('l1', 'nobody')`)).toThrow(/FOREIGN KEY/)
  expect(db.pragma('foreign_key_check')).toEqual([])
  db.close()
})
