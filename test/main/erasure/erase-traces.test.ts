// Traces of an erased visitor that no lead here leads to, and wipes that are hindered: nothing is settled before it is
// done.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { mergePaths } from '../../../main/merge/merge-bundles.ts'
import { writeBundle } from '../../../main/bundle/write-bundle.ts'
import { resultOf } from '../../../main/app/jobs.ts'
import { wipeIfSmall } from '../../../main/erasure/wipe-later.ts'
import { openApp } from '../../../main/hosts/open-app.ts'
import { mergeBundles as mergeJob } from '../../../main/merge/merge-bundles.job.ts'
import { listExhibitors } from '../../../main/exhibition/exhibition.sql.ts'
import { getRegistrant } from '../../../main/lead/registrant.sql.ts'
import { eraseVisitor } from '../../../main/erasure/erase.sql.ts'
import { forgetErased } from '../../../main/erasure/forget.ts'
import { eraseRegistrant } from '../../../main/erasure/registrants.sql.ts'
import { isErased } from '../../../main/erasure/tombstone.sql.ts'
import { wipe } from '../../../main/erasure/wipe.sql.ts'
import { newId, visitorIdFromBadgeCode, type VisitorId } from '../../../shared/domain/ids.ts'
import { AppError } from '../../../shared/errors.ts'
import { command, failureOf, openTestApp, scanOf } from '../../support/app.ts'
import { KEYS, RECIPIENT, keyFile } from '../../support/bundles/stations.ts'
import { exhibitionOf } from '../../../main/exhibition/current.ts'
import type { App } from '../../../main/app/app.ts'
import { erase } from '../../../main/erasure/erase.ts'
import { importList } from '../../../main/registrant/import-list.ts'

const NAME = '天野川 星舟'
const MAIL = 'amanogawa@example.jp'
const AT = '2026-01-30T09:00:00.000Z'

/** Files of the folder that hold this text. */
function filesWith(folder: string, text: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return files.filter((file) => readFileSync(file).includes(text)).map((file) => file.slice(folder.length + 1))
}

async function importNames(app: App): Promise<void> {
  const file = join(app.folder, '..', `${app.folder.split('/').at(-1)}.csv`)
  writeFileSync(file, `badge,name,email\nQ1,${NAME},${MAIL}\nQ2,鈴木 花子,hanako@example.jp\n`)
  await resultOf(importList(app, { file, name: 'list.csv', mapping: ['badgeCode', 'fullName', 'email'] }, AT))
}

function backUp(app: App): string {
  const file = join(app.folder, 'backups', 'yesterday.db')
  mkdirSync(join(app.folder, 'backups'), { recursive: true })
  app.db.prepare('VACUUM INTO ?').run(file)
  return file
}

/** How many tries to write in a row were refused until `work` ended. */
async function longestRefusal(app: App, work: Promise<unknown>): Promise<number> {
  const writer = new Database(app.databaseFile, { timeout: 0 })
  let longest = 0
  let hasEnded = false
  work.finally(() => (hasEnded = true)).catch(() => undefined)
  for (let refused = 0; !hasEnded; await setTimeout(10)) {
    try {
      writer.exec('BEGIN IMMEDIATE; ROLLBACK')
      refused = 0
    } catch {
      longest = Math.max(longest, ++refused)
    }
  }
  writer.close()
  return longest
}

const owes = (app: App): boolean => app.db.prepare('SELECT count(*) FROM wipe_due').pluck().get() !== 0

describe('a visitor whom only the registrant list names', () => {
  test.each([
    ['badge', { kind: 'badge' as const, badgeCode: 'Q1' }],
    ['e-mail', { kind: 'email' as const, address: MAIL }],
  ])('goes by %s, from the list and its backups', async (_by, target) => {
    const { app, owner, orbit } = await openTestApp()
    await importNames(app)
    await owner.scan.record(scanOf(orbit, 'Q2'))
    backUp(app)
    expect(filesWith(app.folder, NAME).length).toBeGreaterThan(1)
    expect(await erase(app, target, AT)).toEqual({ visitors: 1, leads: 0, scans: 0, notWiped: [], owed: false })
    expect(filesWith(app.folder, NAME)).toEqual([])
    expect(isErased(app.db, 'visitor', visitorIdFromBadgeCode(exhibitionOf(app)!.exhibitionId, 'Q1'))).toBe(true)
    expect(getRegistrant(app.db, ['Q2'])?.fullName).toBe('鈴木 花子')
    expect(owes(app)).toBe(false)
  })

  test('goes from the list of a station that merges the tombstone', async () => {
    const { app } = await openTestApp()
    await erase(app, { kind: 'badge', badgeCode: 'Q1' }, AT)
    const bundle = join(app.folder, 'tombstone.enishi')
    await writeBundle(app, { out: bundle, exhibitorCode: null, recipients: [RECIPIENT], passphrase: null })
    const other = await openTestApp()
    await importNames(other.app)
    backUp(other.app)
    await mergePaths(other.app, [bundle], { identity: keyFile(), passphrase: null, acceptStation: true })
    expect(filesWith(other.app.folder, NAME)).toEqual([])
    expect(getRegistrant(other.app.db, ['Q2'])?.fullName).toBe('鈴木 花子')
  })

  test('stays in the list when one exhibitor erases its own lead: another may meet the visitor yet', async () => {
    const { app, owner, orbit, polar } = await openTestApp()
    await importNames(app)
    const { leadId } = await owner.scan.record(scanOf(orbit, 'Q1'))
    for await (const _event of await owner.erasure.eraseLead({ command: command(), leadId: leadId! }));
    expect((await owner.scan.record(scanOf(polar, 'Q1'))).contact?.fullName).toBe(NAME)
  })
})

test('a list that was handed over and not yet read goes, a bundle stays', async () => {
  const { app, owner } = await openTestApp()
  const bundle = join(app.folder, 'some.enishi')
  await writeBundle(app, { out: bundle, exhibitorCode: null, recipients: [RECIPIENT], passphrase: null })
  const [list, sealed] = [newId(), newId()]
  await owner.upload.add({ uploadId: list, offset: 0, part: new Blob([`badge,name\nQ1,${NAME}\n`]) })
  await owner.upload.add({ uploadId: sealed, offset: 0, part: new Blob([readFileSync(bundle)]) })
  expect(filesWith(app.folder, NAME)).toEqual([join('uploads', list)])
  await erase(app, { kind: 'badge', badgeCode: 'Q1' }, AT)
  expect(filesWith(app.folder, NAME)).toEqual([])
  expect(await failureOf(owner.registrant.preview({ uploadId: list, name: 'list.csv' }))).toMatchObject({
    code: 'upload_not_found',
  })
  expect(await owner.upload.add({ uploadId: sealed, offset: 0, part: new Blob(['x']) })).toEqual({
    size: readFileSync(bundle).length,
  })
})

test('whoever is erased while a list is being read does not come in with it', async () => {
  const { app } = await openTestApp()
  const file = join(app.folder, '..', `${app.folder.split('/').at(-1)}-long.csv`)
  writeFileSync(
    file,
    `badge,name\nQ1,${NAME}\n${Array.from({ length: 20_000 }, (_, i) => `R${i},鈴木 花子`).join('\n')}\n`,
  )
  const work = importList(app, { file, name: 'list.csv', mapping: ['badgeCode', 'fullName'] }, AT)
  let erasing: Promise<unknown> | null = null
  for await (const _progress of { [Symbol.asyncIterator]: () => work })
    erasing ??= erase(app, { kind: 'badge', badgeCode: 'Q1' }, AT)
  await erasing
  expect(erasing).not.toBeNull()
  expect(getRegistrant(app.db, ['Q1'])).toBeNull()
  expect(getRegistrant(app.db, ['R1'])?.fullName).toBe('鈴木 花子')
})

describe('a wipe that is hindered', () => {
  test.each(['by itself afterwards', 'by the next start'])(
    'by somebody who reads stays due, and is done %s',
    async (ends) => {
      const { app, owner, orbit } = await openTestApp()
      await owner.scan.record(scanOf(orbit, `MECARD:N:${NAME};EMAIL:${MAIL};;`))
      const reader = new Database(app.databaseFile, { readonly: true })
      reader.exec('BEGIN')
      reader.prepare('SELECT count(*) FROM scan').get()
      const erased = erase(app, { kind: 'email', address: MAIL }, AT)
      const refusals = await longestRefusal(app, erased)
      expect(await erased).toMatchObject({ leads: 1, owed: true, notWiped: [] })
      expect(owes(app)).toBe(true)
      // A wipe that waits for the reader refuses every writer for ten seconds: about a thousand tries.
      expect(refusals).toBeLessThan(300)
      expect([await wipeIfSmall(app), owes(app)]).toEqual([false, true])
      reader.close()
      if (ends === 'by itself afterwards')
        expect([await wipeIfSmall(app), owes(app), filesWith(app.folder, MAIL)]).toEqual([true, false, []])
      await app.close()
      const again = openApp({ folder: app.folder })
      expect([owes(again), filesWith(app.folder, NAME)]).toEqual([false, []])
      await again.close()
    },
  )

  test('by the size of the database waits until the app closes', async () => {
    const { app, owner, orbit } = await openTestApp()
    const kept = (await owner.scan.record(scanOf(orbit, 'KEPT'))).leadId!
    const { stationId } = (await owner.health.status()).station
    app.db.prepare('INSERT INTO card_picture VALUES (?, ?, ?, ?, zeroblob(5000000))').run(kept, newId(), stationId, AT)
    await owner.scan.record(scanOf(orbit, `MECARD:N:${NAME};EMAIL:${MAIL};;`))
    expect(await erase(app, { kind: 'email', address: MAIL }, AT)).toMatchObject({ owed: true, notWiped: [] })
    expect([await wipeIfSmall(app), owes(app)]).toEqual([false, true])
    await app.close()
    const db = new Database(app.databaseFile, { readonly: true })
    expect([db.prepare('SELECT count(*) FROM wipe_due').pluck().get(), filesWith(app.folder, MAIL)]).toEqual([0, []])
    db.close()
  })

  test('by another erasure meanwhile is not taken for that one', async () => {
    const { app, owner, orbit } = await openTestApp()
    const { stationId } = (await owner.health.status()).station
    const visitors: VisitorId[] = []
    for (const badge of [`MECARD:N:${NAME};EMAIL:${MAIL};;`, 'MECARD:N:鈴木,花子;EMAIL:hanako@example.jp;;'])
      visitors.push((await owner.scan.record(scanOf(orbit, badge))).visitorId!)
    await importNames(app)
    const due = () => app.db.prepare('SELECT scan_id FROM wipe_due ORDER BY 1').pluck().all()
    const eraseRows = (visitor: VisitorId, code: string) =>
      app.db.transaction(() => {
        eraseVisitor(app.db, visitor, stationId, AT)
        eraseRegistrant(app.db, code)
      })()
    eraseRows(visitors[0]!, 'Q1')
    const { wiped } = wipe(app.db, app.folder, false)
    expect(due()).toEqual([...wiped].toSorted())
    eraseRows(visitors[1]!, 'Q2')
    const both = due()
    await forgetErased(app, wiped)
    expect(due()).toEqual(both.filter((scan) => !wiped.includes(scan as string)))
    expect(due()).toHaveLength(2)
    await app.close()
  })

  test('by the end of a merge that was cancelled after the tombstones came is done all the same', async () => {
    const { app, owner, orbit, polar } = await openTestApp()
    const card = `MECARD:N:${NAME};EMAIL:${MAIL};;`
    await owner.scan.record(scanOf(orbit, card))
    for (let i = 0; i < 5; i++) await owner.scan.record(scanOf(polar, `OTHER-${i}`))
    backUp(app)
    const other = await openTestApp()
    await other.owner.scan.record(scanOf(orbit, card))
    await other.owner.scan.record(scanOf(polar, 'MORE'))
    await erase(other.app, { kind: 'email', address: MAIL }, AT)
    const bundle = join(other.app.folder, 'tombstone.enishi')
    await writeBundle(other.app, { out: bundle, exhibitorCode: null, recipients: [RECIPIENT], passphrase: null })
    const { exhibitionId } = exhibitionOf(app)!
    const order = {
      databaseFile: app.databaseFile,
      files: [{ path: bundle }],
      keys: KEYS,
      accept: 'all' as const,
      at: AT,
      turn: app.turn,
      here: {
        exhibitionId,
        exhibitors: new Set<string>(listExhibitors(app.db).map((exhibitor) => exhibitor.exhibitorId)),
      },
    }
    const throwIfCancelled = () => {
      if (owes(app)) throw new AppError('cancelled')
    }
    await expect(mergeJob(order, { progress: () => undefined, throwIfCancelled })).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(filesWith(join(app.folder, 'backups'), NAME)).toEqual([])
    expect(filesWith(app.folder, MAIL).filter((file) => file !== 'scans.journal')).toEqual([])
  })
})
