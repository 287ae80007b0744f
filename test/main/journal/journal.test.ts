/**
 * The second copy of the scans: what is cut off harms no other line, and the check holds it against the database both
 * ways.
 */
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openApp } from '../../../main/hosts/open-app.ts'
import { appendToJournal, filterJournalBeside, readJournal, type JournalEntry } from '../../../main/journal/journal.ts'
import { newId } from '../../../shared/domain/ids.ts'
import { openTestApp, scanOf } from '../../support/app.ts'
import { checkOf } from '../../support/check.ts'
import { temporaryFolder } from '../../support/folder.ts'

const entry = (payloadHex: string): JournalEntry => ({
  scanId: newId(),
  exhibitorId: 'e',
  at: '2026-01-28T01:00:00.000Z',
  staff: '',
  source: 'camera',
  payloadHex,
})

async function entriesOf(folder: string): Promise<(JournalEntry | null)[]> {
  const entries: (JournalEntry | null)[] = []
  for await (const one of readJournal(folder)) entries.push(one)
  return entries
}

test('a line that was cut off does not swallow the next one', async () => {
  const folder = temporaryFolder()
  const [first, cut, next] = [entry('01'), entry('02'), entry('03')]
  appendToJournal(folder, [first, cut])
  truncateSync(join(folder, 'scans.journal'), readFileSync(join(folder, 'scans.journal')).length - 20)
  appendToJournal(folder, [next])
  expect(await entriesOf(folder)).toEqual([first, null, next])
})

test('lines of another shape count as unreadable', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'scans.journal'), 'null\n5\n"x"\n{}\n[]\n{"scanId":5}\n')
  expect(await entriesOf(folder)).toEqual([null, null, null, null, null, null])
})

test('the check finds scans without a second copy, and payloads that are not what was read', async () => {
  const { app, owner, orbit } = await openTestApp()
  const { scanId } = await owner.scan.record(scanOf(orbit, 'A1'))
  await owner.scan.record(scanOf(orbit, 'A2'))
  expect((await checkOf(owner)).findings.map(({ code }) => code)).toEqual(['no_backup'])
  app.db.prepare('UPDATE scan SET payload = ? WHERE scan_id = ?').run(Buffer.from('A7'), scanId)
  expect(await checkOf(owner)).toMatchObject({
    ok: false,
    findings: [{ code: 'journal_scan_differs', params: { count: 1, scanIds: [scanId] } }, {}],
  })
  app.db.prepare('UPDATE scan SET payload = ? WHERE scan_id = ?').run(Buffer.from('A1'), scanId)
  rmSync(join(app.folder, 'scans.journal'))
  expect(await checkOf(owner)).toMatchObject({
    ok: true,
    findings: [{ code: 'journal_incomplete', params: { count: 2 } }, {}],
  })
})

test('a database cut to nothing beside a journal full of scans is damage, not an empty folder', async () => {
  const folder = temporaryFolder()
  const { app, owner, orbit } = await openTestApp({ folder })
  await owner.scan.record(scanOf(orbit, 'A1'))
  await app.close()
  truncateSync(join(folder, 'enishi.db'), 0)
  expect(() => openApp({ folder })).toThrow(expect.objectContaining({ code: 'storage_damaged' }))
  expect(readFileSync(join(folder, 'enishi.db'))).toHaveLength(0)
})

test('an app that does not open leaves the folder to the next one', async () => {
  const folder = temporaryFolder()
  const { app } = await openTestApp({ folder })
  await app.close()
  const file = join(folder, 'enishi.db')
  const whole = readFileSync(file)
  // SQLite's write version: a file that only a newer library may write to
  const readOnly = Buffer.from(whole)
  readOnly[18] = 9
  writeFileSync(file, readOnly)
  expect(() => openApp({ folder })).toThrow(expect.objectContaining({ code: 'storage_read_only' }))
  writeFileSync(file, whole)
  await openApp({ folder }).close()
})

test('lines are taken out in steps; what is added meanwhile stays, and a second filter follows the first', async () => {
  const folder = temporaryFolder()
  const all = Array.from({ length: 1_000 }, (_, i) => entry((i % 256).toString(16).padStart(2, '0')))
  appendToJournal(folder, all)
  const [odd, third, added] = [all[1]!, all[3]!, entry('ff')]
  const first = filterJournalBeside(folder, ({ scanId }) => scanId !== odd.scanId)
  const second = filterJournalBeside(folder, ({ scanId }) => scanId !== third.scanId)
  await new Promise(setImmediate)
  appendToJournal(folder, [added])
  await Promise.all([first, second])
  expect(await entriesOf(folder)).toEqual([...all.filter((one) => one !== odd && one !== third), added])
})
