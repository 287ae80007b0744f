// Erasing: after it no file of the data folder holds a byte of the visitor, in any writing; the tombstone keeps every
// copy away.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import encoding from 'encoding-japanese'
import { describe, expect, test } from 'vitest'
import { mergePaths } from '../../../main/merge/merge-bundles.ts'
import { writeBundle } from '../../../main/bundle/write-bundle.ts'
import { openApp } from '../../../main/hosts/open-app.ts'
import { addSamePerson } from '../../../main/person/same-person.sql.ts'
import { eraseVisitor } from '../../../main/erasure/erase.sql.ts'
import { isErased, whoIsScanned } from '../../../main/erasure/tombstone.sql.ts'
import { AppError } from '../../../shared/errors.ts'
import { newId, visitorIdFromBadgeCode, type VisitorId } from '../../../shared/domain/ids.ts'
import { command, openTestApp, scanOf } from '../../support/app.ts'
import { RECIPIENT, keyFile } from '../../support/bundles/stations.ts'
import { temporaryFolder } from '../../support/folder.ts'
import type { App } from '../../../main/app/app.ts'
import { exhibitionOf } from '../../../main/exhibition/current.ts'
import { thisStation } from '../../../main/station/this-station.ts'
import { markStale } from '../../../main/lead/stale.sql.ts'
import { parcelsOf } from '../../../main/transfer/waiting-files.ts'
import { erase } from '../../../main/erasure/erase.ts'

// parts of three characters and more: four bytes are found in some hash by chance
const NAME = '髙槻沢 花絵子'
const MAIL = 'hanae.takatsukizawa@uchuu-bussan.example.jp'
const CODE = 'QX7731-LKM'
const NOTE = '極秘の打上げ計画について話した'
const CORRECTED = '高橋・ヴァレンティナ'
/** Said by nothing but a registrant list elsewhere. */
const CARRIED = '天野川星舟研究所'
const LISTED_MAIL = 'listed-only@amanogawa.example.jp'
const AT = '2026-01-30T09:00:00.000Z'

const vcard = (code: string, name: string, mail: string): string =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:${code}\r\nN:${name.replace(' ', ';')};;;\r\nFN:${name}\r\nEMAIL:${mail}\r\nEND:VCARD\r\n`
const sjis = (text: string): Buffer =>
  Buffer.from(encoding.convert(encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' }))

/** Every way in which this text could lie in a file. */
function writings(text: string): [string, Buffer][] {
  const utf8 = Buffer.from(text)
  const utf16 = Buffer.from(text, 'utf16le')
  return [
    ['utf-8', utf8],
    ['utf-16le', utf16],
    ['utf-16be', Buffer.from(utf16).swap16()],
    ['shift_jis', sjis(text)],
    ['hex', Buffer.from(utf8.toString('hex'))],
    ['HEX', Buffer.from(utf8.toString('hex').toUpperCase())],
    ['hex of shift_jis', Buffer.from(sjis(text).toString('hex'))],
    ['base64', Buffer.from(utf8.toString('base64').replace(/=+$/, '').slice(0, -1))],
    ['json', Buffer.from(JSON.stringify(text).slice(1, -1))],
    ['lower case', Buffer.from(text.toLowerCase())],
  ]
}

/** Where in the folder's files any of these texts is still to be found. */
function found(folder: string, texts: readonly string[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return files.flatMap((file) => {
    const bytes = readFileSync(file)
    return texts.flatMap((text) =>
      writings(text)
        .filter(([, needle]) => bytes.includes(needle))
        .map(([how]) => `${file.slice(folder.length)}: ${text} in ${how}`),
    )
  })
}

const SECRETS = [NAME, '髙槻沢', '花絵子', MAIL, 'hanae.takatsukizawa', CODE, NOTE, CORRECTED, CARRIED]

/** An app in which the visitor has left traces everywhere, among a hundred others. */
async function appWithTraces() {
  const folder = temporaryFolder()
  const test = await openTestApp({ folder })
  const { app, owner, orbit, polar } = test
  for (let i = 0; i < 100; i++)
    await owner.scan.record(scanOf(i % 2 ? orbit : polar, vcard(`OTHER-${i}`, `佐藤 葵${i}`, `aoi${i}@example.jp`)))
  const card = vcard(CODE, NAME, MAIL)
  const scan = { source: 'camera' as const, staff: 'Aiko' }
  const first = await owner.scan.record({
    ...scan,
    command: command(),
    exhibitorId: orbit,
    payloadHex: Buffer.from(card).toString('hex'),
    consents: ['contact'],
  })
  await owner.scan.record({
    ...scan,
    command: command(),
    exhibitorId: polar,
    payloadHex: Buffer.from(card).toString('hex'),
  })
  const leadId = first.leadId!
  await owner.lead.addNote({ command: command(), leadId, text: NOTE, by: 'Aiko' })
  await owner.lead.correct({ command: command(), leadId, fields: { organisation: CORRECTED } })
  await owner.lead.setRank({ command: command(), leadId, rank: 'A' })
  const cells = [
    ['department', CARRIED],
    ['note', CARRIED],
    ['email', LISTED_MAIL],
  ]
  app.db
    .prepare('INSERT INTO carried_registrant (lead_id, imported_at, said) VALUES (?, ?, ?)')
    .run(leadId, AT, JSON.stringify({ country: 'JP', cells }))
  markStale(app.db, leadId)
  mkdirSync(join(folder, 'backups'), { recursive: true })
  app.db.prepare('VACUUM INTO ?').run(join(folder, 'backups', 'yesterday.db'))
  await writeBundle(app, {
    out: parcelsOf(app).begin({ owner: null, name: 'a.enishi', type: '' }).path,
    exhibitorCode: null,
    recipients: [RECIPIENT],
    passphrase: null,
  })
  return { ...test, folder, leadId, visitorId: first.visitorId!, code: first.reading.badgeCode }
}

const leadsOf = (app: App): number => app.db.prepare('SELECT count(*) FROM lead').pluck().get() as number

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

describe('erasing a visitor', () => {
  test('leaves no byte of it in any file: database, log, free pages, journal, backups, what waits to be fetched', async () => {
    const { app, folder, visitorId } = await appWithTraces()
    // the search finds what is there
    expect(found(folder, SECRETS).length).toBeGreaterThan(10)
    const counts = await erase(app, { kind: 'visitor', visitorId }, AT)
    expect(counts).toEqual({ visitors: 1, leads: 2, scans: 2, notWiped: [], owed: false })
    expect(found(folder, [...SECRETS, visitorId])).toEqual([])
    expect(existsSync(join(folder, 'outgoing'))).toBe(false)
    await app.close()
    expect(found(folder, SECRETS)).toEqual([])
    // nothing else is gone, and all is sound
    const again = openApp({ folder })
    expect([
      leadsOf(again),
      again.db.pragma('foreign_key_check'),
      again.db.pragma('integrity_check', { simple: true }),
    ]).toEqual([100, [], 'ok'])
    expect(readFileSync(join(folder, 'scans.journal'), 'utf8').trim().split('\n').length).toBe(100)
    await again.close()
  })

  test('finds it by its e-mail address, in any case, and by nothing like it', async () => {
    const { app, folder } = await appWithTraces()
    expect(await codeOf(erase(app, { kind: 'email', address: MAIL.slice(1) }, AT))).toBe('visitor_not_found')
    expect(await codeOf(erase(app, { kind: 'email', address: 'nobody' }, AT))).toBe('visitor_not_found')
    expect(leadsOf(app)).toBe(102)
    expect(await erase(app, { kind: 'email', address: ` ${MAIL.toUpperCase()} ` }, AT)).toMatchObject({
      visitors: 1,
      leads: 2,
    })
    expect(found(folder, SECRETS)).toEqual([])
  })

  test('finds it by an address that only a registrant list elsewhere gave', async () => {
    const { app, folder } = await appWithTraces()
    expect(await erase(app, { kind: 'email', address: LISTED_MAIL }, AT)).toMatchObject({ visitors: 1, leads: 2 })
    expect(found(folder, [...SECRETS, LISTED_MAIL])).toEqual([])
  })

  test('by badge: also one never seen here, and whoever was declared the same person', async () => {
    const { app, owner, orbit } = await openTestApp()
    const one = await owner.scan.record(scanOf(orbit, 'BADGE-1'))
    const two = await owner.scan.record(scanOf(orbit, 'BADGE-2'))
    const [visitorA, visitorB] = [one.visitorId!, two.visitorId!].toSorted() as [VisitorId, VisitorId]
    addSamePerson(app.db, {
      linkId: newId(),
      exhibitorId: null,
      visitorA,
      visitorB,
      stationId: thisStation(app).stationId,
      at: AT,
    })
    expect(await erase(app, { kind: 'badge', badgeCode: 'BADGE-1' }, AT)).toMatchObject({
      visitors: 2,
      leads: 2,
      scans: 2,
    })
    expect(app.db.prepare('SELECT count(*) FROM same_person').pluck().get()).toBe(0)
    expect(await erase(app, { kind: 'badge', badgeCode: 'NEVER-SEEN' }, AT)).toMatchObject({
      visitors: 1,
      leads: 0,
      scans: 0,
    })
    const { exhibitionId } = exhibitionOf(app)!
    expect(isErased(app.db, 'visitor', visitorIdFromBadgeCode(exhibitionId, 'NEVER-SEEN'))).toBe(true)
    expect(isErased(app.db, 'visitor', visitorIdFromBadgeCode(exhibitionId, 'ANOTHER'))).toBe(false)
  })

  test("an exhibitor's own lead goes alone", async () => {
    const { app, owner, polar, leadId, visitorId, folder } = await appWithTraces()
    const events = await owner.erasure.eraseLead({ command: command(), leadId })
    let last
    for await (const event of events) last = event
    expect(last).toMatchObject({ kind: 'done', leads: 1, scans: 1 })
    expect(app.db.prepare('SELECT exhibitor_id FROM lead WHERE visitor_id = ?').pluck().all(visitorId)).toEqual([polar])
    expect(found(folder, [NOTE, CORRECTED, CARRIED])).toEqual([])
  })

  test('that was cut off before all traces were gone is completed at the next start', async () => {
    const { app, folder, visitorId } = await appWithTraces()
    app.db.transaction(() => eraseVisitor(app.db, visitorId, thisStation(app).stationId, AT))()
    expect(found(folder, [CODE, NAME]).length).toBeGreaterThan(0)
    await app.close()
    const again = openApp({ folder })
    expect(found(folder, SECRETS)).toEqual([])
    expect(again.db.prepare('SELECT count(*) FROM wipe_due').pluck().get()).toBe(0)
    await again.close()
  })

  test('names a backup that it could not clean', async () => {
    const { app, folder, visitorId } = await appWithTraces()
    const strange = join(folder, 'backups', 'strange.db')
    writeFileSync(strange, `not a database, but ${NAME}`)
    expect((await erase(app, { kind: 'visitor', visitorId }, AT)).notWiped).toEqual([strange])
  })
})

describe('the tombstone', () => {
  test('names no one, travels in bundles, and erases elsewhere, bytes and all', async () => {
    const { app, folder, visitorId, orbit } = await appWithTraces()
    const other = await openTestApp()
    await other.owner.scan.record({ ...scanOf(orbit, vcard(CODE, NAME, MAIL)) })
    const before = join(other.app.folder, 'before.enishi')
    await writeBundle(other.app, { out: before, exhibitorCode: null, recipients: [RECIPIENT], passphrase: null })
    await erase(app, { kind: 'visitor', visitorId }, AT)
    const rows = JSON.stringify(app.db.prepare('SELECT * FROM erasure').all())
    expect([CODE, visitorId].some((secret) => rows.includes(secret))).toBe(false)
    const bundle = join(folder, 'after.enishi')
    await writeBundle(app, { out: bundle, exhibitorCode: null, recipients: [RECIPIENT], passphrase: null })
    const report = await mergePaths(other.app, [bundle], { identity: keyFile(), passphrase: null, acceptStation: true })
    expect(report).toMatchObject({ erased: 1, notWiped: [] })
    expect(found(other.app.folder, SECRETS)).toEqual([])
    // and the other one's older copy changes nothing here
    expect(
      await mergePaths(app, [before], { identity: keyFile(), passphrase: null, acceptStation: true }),
    ).toMatchObject({
      erased: 1,
      leads: { new: 0 },
    })
    expect(found(folder, SECRETS)).toEqual([])
  })

  test('a later scan is known for one of an erased visitor; once agreed, it is another visitor, who can be erased again', async () => {
    const { app, owner, orbit } = await openTestApp()
    const { visitorId, leadId } = await owner.scan.record(scanOf(orbit, 'BADGE-1'))
    const { exhibitionId } = exhibitionOf(app)!
    expect(whoIsScanned(app.db, exhibitionId, orbit, visitorId!)).toEqual({ visitorId, leadId, erased: false })
    await erase(app, { kind: 'badge', badgeCode: 'BADGE-1' }, AT)
    const second = whoIsScanned(app.db, exhibitionId, orbit, visitorId!)
    expect(second.erased).toBe(true)
    expect(second.visitorId).not.toBe(visitorId)
    await erase(app, { kind: 'badge', badgeCode: 'BADGE-1' }, AT)
    const third = whoIsScanned(app.db, exhibitionId, orbit, visitorId!)
    expect(new Set([visitorId, second.visitorId, third.visitorId]).size).toBe(3)
  })
})
