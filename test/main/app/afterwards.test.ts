import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createAfterwards } from '../../../main/app/afterwards.ts'
import { openApp } from '../../../main/hosts/open-app.ts'
import { countStale } from '../../../main/lead/stale.sql.ts'
import { openTestApp, scanOf } from '../../support/app.ts'
import { temporaryFolder } from '../../support/folder.ts'

test('pieces are done in order after the answer, and one that fails keeps none from being done', async () => {
  const done: string[] = []
  const afterwards = createAfterwards((error) => done.push(String(error)))
  afterwards.add(() => done.push('first'))
  afterwards.add(() => {
    throw new Error('second')
  })
  afterwards.add(() => done.push('third'))
  expect(done).toEqual([])
  await setImmediate()
  expect(done).toEqual(['first', 'Error: second', 'third'])
})

test('a scan is answered before its row in the list is written; the row and the journal follow at once', async () => {
  const { app, owner, polar } = await openTestApp()
  const { leadId } = await owner.scan.record(scanOf(polar, 'A1'))
  expect(countStale(app.db)).toBe(1)
  await setImmediate()
  expect(countStale(app.db)).toBe(0)
  expect(app.db.prepare('SELECT lead_id FROM lead_view').pluck().all()).toEqual([leadId])
  expect(readFileSync(join(app.folder, 'scans.journal'), 'utf8').split('\n')).toHaveLength(2)
  expect(app.db.pragma('synchronous', { simple: true })).toBe(2)
})

test('closing the app does what is left; a mark that outlived a crash is worked off by whoever reads next', async () => {
  const folder = temporaryFolder()
  const { app, owner, polar } = await openTestApp({ folder })
  await owner.scan.record(scanOf(polar, 'A1'))
  expect(existsSync(join(folder, 'scans.journal'))).toBe(false)
  await app.close()
  expect(readFileSync(join(folder, 'scans.journal'), 'utf8')).toContain('"at"')
  const again = openApp({ folder })
  again.db.exec(`DELETE FROM lead_view; INSERT INTO stale_lead SELECT lead_id FROM lead`)
  await again.close()
  const { owner: next } = await openTestApp({ folder, empty: true })
  expect((await next.lead.list({ exhibitorId: polar })).total).toBe(1)
})
