import { setImmediate } from 'node:timers/promises'
import { isContractProcedure } from '@orpc/contract'
import { describe, expect, test } from 'vitest'
import { contract } from '../../../shared/contract/index.ts'
import { ACCESS_RULES, type AccessRule } from '../../../shared/contract/base.ts'
import { addScan } from '../../../main/lead/fact.sql.ts'
import { addStation, type Station } from '../../../main/station/station.sql.ts'
import { newId, stationIdFrom, type LeadId, type NoteId, type ScanId } from '../../../shared/domain/ids.ts'
import { command, failureOf, openTestApp, scanOf } from '../../support/app.ts'
import { PIN } from '../../support/exhibition.ts'
import { JUST_SCANNED_MS } from '../../../main/scan/recent-scans.ts'

/** Every procedure of the contract as `noun.verb` with its rule. */
function procedures(): [path: string, rule: AccessRule | undefined][] {
  return Object.entries(contract).flatMap(([noun, verbs]) =>
    Object.entries(verbs).map(([verb, procedure]): [string, AccessRule | undefined] => {
      if (!isContractProcedure(procedure)) throw new Error(`${noun}.${verb} is no procedure`)
      return [`${noun}.${verb}`, (procedure['~orpc'].meta as { access?: AccessRule }).access]
    }),
  )
}

test.each(procedures())('%s names an access rule', (_path, rule) => {
  expect(ACCESS_RULES).toContain(rule)
})

describe('a page that has opened no room', () => {
  const closed = procedures().filter(
    ([, rule]) => rule !== undefined && ['exhibitor', 'lead', 'organiser', 'just_scanned', 'parcel'].includes(rule),
  )

  test.each(closed)('is refused %s (%s) before its input is looked at', async (path, rule) => {
    const { owner, page, orbit } = await openTestApp()
    await owner.session.setPassphrase({ passphrase: 'correct horse' })
    const { leadId } = await owner.scan.record(scanOf(orbit, 'A1', { command: command('2026-01-28T01:00:00.000Z') }))
    const [noun, verb] = path.split('.') as [string, string]
    const call = (page as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[noun]![verb]!
    const { code } = await failureOf(call({ exhibitorId: orbit, leadId, nonsense: true }))
    expect(code).toBe(
      {
        exhibitor: 'exhibitor_locked',
        lead: 'exhibitor_locked',
        just_scanned: 'not_just_scanned',
        organiser: 'organiser_locked',
        parcel: 'file_not_found',
      }[rule as string],
    )
  })

  test('cannot set the exhibition up again once it is there', async () => {
    const { owner, page } = await openTestApp()
    await owner.session.setPassphrase({ passphrase: 'correct horse' })
    expect(await failureOf(page.exhibition.apply({ command: command(), file: {} }))).toMatchObject({
      code: 'organiser_locked',
    })
  })
})

describe('rooms', () => {
  test('the right PIN opens one exhibitor’s room and no other', async () => {
    const { owner, page, orbit } = await openTestApp()
    const { leadId } = await owner.scan.record(scanOf(orbit, 'A1', { command: command('2026-01-28T01:00:00.000Z') }))
    expect(await failureOf(page.session.openExhibitor({ exhibitorId: orbit, pin: '0000' }))).toMatchObject({
      code: 'pin_wrong',
    })
    expect(await failureOf(page.lead.list({ exhibitorId: orbit }))).toMatchObject({ code: 'exhibitor_locked' })
    await page.session.openExhibitor({ exhibitorId: orbit, pin: PIN })
    expect((await page.lead.list({ exhibitorId: orbit })).rows.map((row) => row.leadId)).toEqual([leadId])
    expect((await page.session.lock()).exhibitors).not.toContain(orbit)
    // a lock while the PIN is being checked: the room stays closed
    const opening = page.session.openExhibitor({ exhibitorId: orbit, pin: PIN })
    await setImmediate()
    await page.session.lock()
    expect((await opening).exhibitors).not.toContain(orbit)
    expect(await failureOf(page.lead.get({ leadId: leadId! }))).toMatchObject({ code: 'exhibitor_locked' })
  })

  test('a PIN typed in full width, as an input method may have it, is the same PIN', async () => {
    const { page, orbit } = await openTestApp()
    const wide = PIN.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    expect((await page.session.openExhibitor({ exhibitorId: orbit, pin: wide })).exhibitors).toContain(orbit)
  })

  test('an exhibitor without a PIN is open', async () => {
    const { page, polar } = await openTestApp()
    expect((await page.lead.list({ exhibitorId: polar })).total).toBe(0)
  })

  test('five wrong tries close the door, for every page', async () => {
    const { page, orbit } = await openTestApp()
    for (let i = 0; i < 5; i++) await failureOf(page.session.openExhibitor({ exhibitorId: orbit, pin: '1111' }))
    expect(await failureOf(page.session.openExhibitor({ exhibitorId: orbit, pin: PIN }))).toMatchObject({
      code: 'too_many_attempts',
    })
  })

  test('wrong tries are forgotten once the right PIN was given', async () => {
    const { page, orbit } = await openTestApp()
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++)
        expect(await failureOf(page.session.openExhibitor({ exhibitorId: orbit, pin: '1111' }))).toMatchObject({
          code: 'pin_wrong',
        })
      expect((await page.session.openExhibitor({ exhibitorId: orbit, pin: PIN })).exhibitors).toContain(orbit)
    }
  })

  test('tries sent at the same time count each', async () => {
    const { page, orbit } = await openTestApp()
    const tries = Array.from({ length: 9 }, () =>
      failureOf(page.session.openExhibitor({ exhibitorId: orbit, pin: '1111' })),
    )
    const codes = (await Promise.all(tries)).map((failure) => failure.code)
    expect(codes.filter((code) => code === 'pin_wrong')).toHaveLength(5)
    expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(4)
  })
})

describe('staff', () => {
  test('may rank, note and undo what this station has just scanned, without any PIN', async () => {
    const { page, orbit } = await openTestApp()
    const { leadId, scanId } = await page.scan.record(scanOf(orbit, 'A1'))
    expect(await page.lead.setRank({ command: command(), leadId: leadId!, rank: 'A' })).toEqual({ leadId, rank: 'A' })
    await page.lead.addNote({ command: command(), leadId: leadId!, text: 'hot', by: 'Aiko' })
    await page.scan.undo({ command: command(), leadId: leadId!, scanId: scanId! })
    expect((await page.scan.recent()).map((scan) => scan.withdrawn)).toEqual([true])
  })

  test('may not read the lead, nor change one scanned long ago', async () => {
    const { page, orbit } = await openTestApp()
    const long = new Date(Date.now() - JUST_SCANNED_MS - 1000).toISOString()
    const { leadId } = await page.scan.record(scanOf(orbit, 'A1', { command: command(long) }))
    expect(await failureOf(page.lead.get({ leadId: leadId! }))).toMatchObject({ code: 'exhibitor_locked' })
    expect(await failureOf(page.lead.setRank({ command: command(), leadId: leadId!, rank: 'A' }))).toMatchObject({
      code: 'not_just_scanned',
    })
  })

  test('may not change for ever what was scanned while the clock was years ahead', async () => {
    const { page, orbit } = await openTestApp()
    const { leadId } = await page.scan.record(scanOf(orbit, 'A1', { command: command('2099-01-01T00:00:00.000Z') }))
    expect(await failureOf(page.lead.setRank({ command: command(), leadId: leadId!, rank: 'A' }))).toMatchObject({
      code: 'not_just_scanned',
    })
    expect(await page.scan.recent()).toEqual([])
  })

  test('cannot take back a scan as if it were a note, nor another station’s scan', async () => {
    const { app, page, orbit } = await openTestApp()
    const { leadId, scanId } = await page.scan.record(scanOf(orbit, 'A1'))
    expect(
      await failureOf(
        page.lead.withdrawNote({ command: command(), leadId: leadId!, noteId: scanId as string as NoteId }),
      ),
    ).toMatchObject({ code: 'note_not_found' })
    const other: Station = {
      stationId: stationIdFrom(new Uint8Array(32)),
      name: 'other',
      publicKey: new Uint8Array(32),
    }
    addStation(app.db, other, command().at)
    const theirs = newId() as ScanId
    addScan(
      app.db,
      leadId!,
      { scanId: theirs, at: command().at, stationId: other.stationId, staff: '', source: 'camera' },
      Buffer.from('A1'),
    )
    expect(await failureOf(page.scan.undo({ command: command(), leadId: leadId!, scanId: theirs }))).toMatchObject({
      code: 'not_just_scanned',
    })
    expect(app.db.prepare('SELECT count(*) FROM withdrawal').pluck().get()).toBe(0)
  })

  test('cannot undo a scan through another lead', async () => {
    const { page, polar, orbit } = await openTestApp()
    const first = await page.scan.record(scanOf(orbit, 'A1'))
    const second = await page.scan.record(scanOf(polar, 'A1'))
    const call = page.scan.undo({ command: command(), leadId: second.leadId as LeadId, scanId: first.scanId as ScanId })
    expect(await failureOf(call)).toMatchObject({ code: 'scan_not_found' })
  })
})
