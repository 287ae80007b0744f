// How a merge is carried out: it can be stopped at any moment, by anything, and goes on where it was.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { mergeFiles } from '../../../main/merge/merge.ts'
import { addScan, addNote } from '../../../main/lead/fact.sql.ts'
import { eraseLead, eraseVisitor } from '../../../main/erasure/erase.sql.ts'
import { openStore } from '../../../main/db/open.ts'
import { createTurn } from '../../../main/db/turn.ts'
import { setRegister } from '../../../main/lead/register.sql.ts'
import { getLastStamp } from '../../../main/app/meta.sql.ts'
import { AppError } from '../../../shared/errors.ts'
import { leadIdFrom, newId, visitorIdFromBadgeCode, type NoteId, type ScanId } from '../../../shared/domain/ids.ts'
import { nextStamp } from '../../../shared/domain/stamp.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { addManyLeads } from '../../support/bundles/many-leads.ts'
import { craftLeads, groupOf } from '../../support/bundles/crafted.ts'
import {
  ALTAIR,
  AT,
  EXHIBITION,
  KEYS,
  bundleOf,
  faultsOf,
  hereOf,
  mergeInto,
  openStation,
  stateOf,
  type TestStation,
} from '../../support/bundles/stations.ts'
import { mergeBundles } from '../../../main/merge/merge-bundles.job.ts'

const MERGE_PROCESS = fileURLToPath(new URL('../../support/bundles/merge-process.ts', import.meta.url))
const KILLS = Number(process.env.ENISHI_KILLS ?? 12)
const scansOf = ({ db }: TestStation): number => db.prepare('SELECT count(*) FROM scan').pluck().get() as number

async function bundleOfMany(leads: number): Promise<{ from: TestStation; file: string }> {
  const from = openStation('laptop')
  addManyLeads(from.db, EXHIBITION, leads)
  return { from, file: await bundleOf(from) }
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

describe('a merge that is stopped', () => {
  test('by its caller keeps what it has, and the next one completes it with the counts of both', async () => {
    const { from, file } = await bundleOfMany(6_000)
    const organiser = openStation('organiser')
    let looks = 0
    const cancelled = mergeFiles(
      organiser.db,
      { files: [{ path: file }], keys: KEYS, here: hereOf(organiser), accept: 'all', at: AT, turn: createTurn() },
      {
        progress: () => undefined,
        throwIfCancelled() {
          // well into the leads: looked at once a batch while verifying, and while applying
          if (++looks > 28) throw new AppError('cancelled')
        },
      },
    )
    expect(await codeOf(cancelled)).toBe('cancelled')
    expect(scansOf(organiser)).toBeGreaterThan(0)
    expect(scansOf(organiser)).toBeLessThan(18_000)
    const report = await mergeInto(organiser, [file])
    expect(report).toMatchObject({ leads: { new: 6_000, changed: 0, unchanged: 0 }, scans: { new: 18_000, known: 0 } })
    expect(stateOf(organiser)).toBe(stateOf(from))
  })

  test('does not pass over leads that an exhibition file lets in meanwhile', async () => {
    const { from, file } = await bundleOfMany(6_000)
    const organiser = openStation('organiser')
    const here = hereOf(organiser)
    const fewer = { ...here, exhibitors: new Set([...here.exhibitors].filter((id) => id !== ALTAIR)) }
    let looks = 0
    const cancelled = mergeFiles(
      organiser.db,
      { files: [{ path: file }], keys: KEYS, here: fewer, accept: 'all', at: AT, turn: createTurn() },
      {
        progress: () => undefined,
        throwIfCancelled() {
          if (++looks > 28) throw new AppError('cancelled')
        },
      },
    )
    expect(await codeOf(cancelled)).toBe('cancelled')
    expect(scansOf(organiser)).toBeGreaterThan(0)
    await mergeInto(organiser, [file])
    expect(stateOf(organiser)).toBe(stateOf(from))
  })

  test('by a stick that is pulled names that bundle, merges the others, and goes on once the stick is back', async () => {
    const { from, file } = await bundleOfMany(6_000)
    const whole = readFileSync(file)
    const other = openStation('other')
    const second = await craftLeads(other, 'other', [groupOf(other, 'A1')])
    const organiser = openStation('organiser')
    let looks = 0
    const report = await mergeFiles(
      organiser.db,
      {
        files: [{ path: file }, { path: second }],
        keys: KEYS,
        here: hereOf(organiser),
        accept: 'all',
        at: AT,
        turn: createTurn(),
      },
      {
        progress: () => undefined,
        throwIfCancelled() {
          if (++looks === 28) truncateSync(file, whole.length >> 1)
        },
      },
    )
    expect(report.bundles.map(({ status, error }) => error?.code ?? status)).toEqual(['file_unreadable', 'merged'])
    writeFileSync(file, whole)
    const again = await mergeInto(organiser, [file])
    expect(again.stations.every(({ complete }) => complete)).toBe(true)
    expect(scansOf(organiser)).toBe(scansOf(from) + 1)
  })

  test('by a full disk changes nothing that was there, says so, and is completed once there is room', async () => {
    const { from, file } = await bundleOfMany(3_000)
    const organiser = openStation('organiser')
    addManyLeads(organiser.db, EXHIBITION, 10)
    const here = hereOf(organiser)
    const pages = organiser.db.pragma('page_count', { simple: true }) as number
    for (const room of [1, 40, 200, 600]) {
      const full = mergeBundles(
        {
          databaseFile: organiser.file,
          files: [{ path: file }],
          keys: KEYS,
          here,
          accept: 'all',
          at: AT,
          turn: createTurn(),
          maxPages: pages + room,
        },
        { progress: () => undefined, throwIfCancelled: () => undefined },
      )
      expect(await codeOf(full)).toBe('storage_full')
      expect(faultsOf(organiser)).toEqual([])
    }
    expect(scansOf(organiser)).toBeGreaterThanOrEqual(30)
    await mergeInto(organiser, [file])
    expect(stateOf(organiser)).toBe(stateOf(from))
  })

  test(
    'by being killed at random moments ends in the same state',
    async () => {
      const { from, file } = await bundleOfMany(8_000)
      const folder = temporaryFolder()
      const identity = KEYS.identities[0]!
      const first = openStation('organiser', { folder: temporaryFolder() })
      // the data folder is opened by one process at a time
      const prepared = openStore(folder)
      for (const table of ['exhibition', 'exhibitor']) {
        const rows = first.db.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][]
        for (const row of rows)
          prepared.db.prepare(`INSERT INTO ${table} VALUES (${row.map(() => '?').join()})`).run(row)
      }
      prepared.close()
      let killed = 0
      for (let i = 0; i < KILLS; i++) {
        const child = spawn(process.execPath, [MERGE_PROCESS, folder, file, identity], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        const ended = once(child, 'exit')
        await once(child.stdout, 'data')
        await setTimeout((i * 47) % 450)
        if (child.kill('SIGKILL')) killed += 1
        await ended
      }
      expect(killed).toBeGreaterThan(0)
      const organiser = openStation('organiser', { folder })
      expect(faultsOf(organiser)).toEqual([])
      await mergeInto(organiser, [file])
      expect(stateOf(organiser)).toBe(stateOf(from))
    },
    Math.max(180_000, KILLS * 10_000),
  )
})

describe('while a merge runs', () => {
  test('a lead is erased whose visitor is about to get another: that one comes, and its visitor with it', async () => {
    const { file } = await bundleOfMany(2_500)
    const organiser = openStation('organiser')
    // BOREAS's, in the bundle; here it is only ALTAIR who met that visitor
    const visitorId = visitorIdFromBadgeCode(EXHIBITION, 'EXPO-00000001')
    await mergeInto(organiser, [
      await craftLeads(openStation('laptop 2'), 'laptop 2', [groupOf(organiser, 'EXPO-00000001')]),
    ])
    let visitorsBefore = -1
    const visitors = () => organiser.db.prepare('SELECT count(*) FROM visitor').pluck().get() as number
    const report = await mergeFiles(
      organiser.db,
      { files: [{ path: file }], keys: KEYS, here: hereOf(organiser), accept: 'all', at: AT, turn: createTurn() },
      {
        progress: () => undefined,
        throwIfCancelled() {
          // once all visitors are written and not one lead
          if (visitorsBefore === 2_500 || visitors() < 2_500) return
          visitorsBefore = visitors()
          const erase = () =>
            eraseLead(organiser.db, leadIdFrom(ALTAIR, visitorId), ALTAIR, organiser.station.stationId, AT)
          organiser.db.transaction(erase)()
        },
      },
    )
    expect(visitorsBefore).toBe(2_500)
    expect(report).toMatchObject({ leads: { new: 2_500, changed: 0, unchanged: 0 }, scans: { new: 7_500, known: 0 } })
    expect(
      organiser.db
        .prepare('SELECT badge_code FROM lead JOIN visitor USING (visitor_id) WHERE visitor_id = ?')
        .pluck()
        .all(visitorId),
    ).toEqual(['EXPO-00000001'])
    expect(faultsOf(organiser)).toEqual([])
  })
})

describe('merging again', () => {
  test('the same file twice in one call, and once more, brings nothing', async () => {
    const { file } = await bundleOfMany(20)
    const organiser = openStation('organiser')
    const report = await mergeInto(organiser, [file, file])
    expect(report).toMatchObject({
      leads: { new: 20, changed: 0, unchanged: 20 },
      scans: { new: 60, known: 60 },
      bundles: [{ again: false }, { again: true }],
    })
    const state = stateOf(organiser)
    expect(await mergeInto(organiser, [file])).toMatchObject({
      leads: { new: 0, changed: 0, unchanged: 20 },
      scans: { new: 0, known: 60 },
    })
    expect(stateOf(organiser)).toBe(state)
  })

  test('a bundle that was merged is applied again where scans of it have gone missing', async () => {
    const { from, file } = await bundleOfMany(20)
    const organiser = openStation('organiser')
    await mergeInto(organiser, [file])
    organiser.db.prepare('DELETE FROM scan WHERE scan_id IN (SELECT scan_id FROM scan LIMIT 5)').run()
    expect((await mergeInto(organiser, [file])).scans).toEqual({ new: 5, known: 55 })
    expect(stateOf(organiser)).toBe(stateOf(from))
  })

  test('two merges at once end like one', async () => {
    const { from, file } = await bundleOfMany(2_000)
    const organiser = openStation('organiser')
    const input = {
      databaseFile: organiser.file,
      files: [{ path: file }],
      keys: KEYS,
      here: hereOf(organiser),
      accept: 'all' as const,
      at: AT,
      turn: createTurn(),
    }
    const control = { progress: () => undefined, throwIfCancelled: () => undefined }
    await Promise.all([mergeBundles(input, control), mergeBundles(input, control)])
    expect(stateOf(organiser)).toBe(stateOf(from))
  })

  describe('the same leads in another bundle', () => {
    /**
     * Merges, doing something at look number `at`; returns the report and how often was looked whether it was
     * cancelled: once a batch.
     */
    async function mergeLooking(into: TestStation, file: string, at: number, act: () => void) {
      let looks = 0
      const report = await mergeFiles(
        into.db,
        { files: [{ path: file }], keys: KEYS, here: hereOf(into), accept: 'all', at: AT, turn: createTurn() },
        {
          progress: () => undefined,
          throwIfCancelled() {
            if (++looks === at) act()
          },
        },
      )
      return { looks, report }
    }

    test('are gone through once, and a batch of which anything is missing twice', async () => {
      const { from, file } = await bundleOfMany(1_500)
      const organiser = openStation('organiser')
      // transactions also end after a while, and on a busy machine sooner: here the clock stands still
      vi.spyOn(performance, 'now').mockReturnValue(0)
      onTestFinished(() => void vi.restoreAllMocks())
      const { looks } = await mergeLooking(organiser, file, 0, () => undefined)
      const batches = looks / 2
      expect(batches).toBeGreaterThan(3)
      expect(await mergeLooking(organiser, await bundleOf(from), 0, () => undefined)).toMatchObject({
        looks: batches,
        report: { leads: { new: 0, changed: 0, unchanged: 1_500 }, scans: { new: 0, known: 4_500 } },
      })
      organiser.db
        .prepare('DELETE FROM scan WHERE scan_id IN (SELECT scan_id FROM scan ORDER BY lead_id LIMIT 1 OFFSET 3000)')
        .run()
      expect(await mergeLooking(organiser, await bundleOf(from), 0, () => undefined)).toMatchObject({
        looks: batches + 1,
        report: { leads: { new: 0, changed: 1, unchanged: 1_499 }, scans: { new: 1, known: 4_499 } },
      })
      expect(stateOf(organiser)).toBe(stateOf(from))
    })

    test('and one of them erased while the bundle is verified: it stays away and is counted', async () => {
      const { from, file } = await bundleOfMany(2_000)
      const organiser = openStation('organiser')
      await mergeInto(organiser, [file])
      const visitorId = visitorIdFromBadgeCode(EXHIBITION, 'EXPO-00000007')
      const { report } = await mergeLooking(organiser, await bundleOf(from), 4, () =>
        organiser.db.transaction(() => eraseVisitor(organiser.db, visitorId, organiser.station.stationId, AT))(),
      )
      expect(report).toMatchObject({
        erased: 1,
        leads: { new: 0, changed: 0, unchanged: 1_999 },
        scans: { new: 0, known: 5_997 },
      })
      expect(report.stations.every((station) => station.complete)).toBe(true)
      expect(organiser.db.prepare('SELECT count(*) FROM lead WHERE visitor_id = ?').pluck().get(visitorId)).toBe(0)
    })
  })

  test('an old bundle after an erasure brings nobody back, and says how many were kept out', async () => {
    const { file } = await bundleOfMany(30)
    const organiser = openStation('organiser')
    await mergeInto(organiser, [file])
    const visitorId = visitorIdFromBadgeCode(EXHIBITION, 'EXPO-00000007')
    organiser.db.transaction(() => eraseVisitor(organiser.db, visitorId, organiser.station.stationId, AT))()
    const state = stateOf(organiser)
    const report = await mergeInto(organiser, [file])
    expect(report).toMatchObject({
      erased: 1,
      leads: { new: 0, changed: 0, unchanged: 29 },
      scans: { new: 0, known: 87 },
    })
    expect(report.stations.every((station) => station.complete)).toBe(true)
    expect(stateOf(organiser)).toBe(state)
    expect(report.stations.reduce((sum, station) => sum + station.scansErased, 0)).toBe(3)
  })
})

describe('the report', () => {
  test('counts whoever an erasure took away or kept out once, in whatever order bundles come', async () => {
    const { file } = await bundleOfMany(30)
    const visitorId = visitorIdFromBadgeCode(EXHIBITION, 'EXPO-00000007')
    const eraser = openStation('eraser')
    eraser.db.transaction(() => eraseVisitor(eraser.db, visitorId, eraser.station.stationId, AT))()
    const tombstone = await bundleOf(eraser)
    for (const files of [
      [file, tombstone],
      [tombstone, file],
      [file, tombstone, file],
    ]) {
      const report = await mergeInto(openStation('organiser'), files)
      expect(report.erased).toBe(1)
      expect(report.stations.filter(({ complete }) => !complete)).toEqual([])
      expect(report.stations.reduce((sum, { scansErased }) => sum + scansErased, 0)).toBe(3)
    }
  })

  test('names no value of a lead that a later bundle of the same call erased', async () => {
    const organiser = openStation('organiser')
    const [one, two, eraser] = [openStation('one'), openStation('two'), openStation('eraser')]
    const ranked = (station: TestStation, name: string, rank: string, ms: string) =>
      craftLeads(station, name, [
        groupOf(station, 'A1', {
          register: [['contact.title', JSON.stringify(rank), `${ms}-0000-${station.station.stationId}`]],
        }),
      ])
    eraser.db.transaction(() =>
      eraseVisitor(eraser.db, visitorIdFromBadgeCode(EXHIBITION, 'A1'), eraser.station.stationId, AT),
    )()
    const files = [await ranked(one, 'one', 'Chief', '0194a0000000'), await ranked(two, 'two', 'Head', '0194a0000001')]
    expect((await mergeInto(openStation('another'), files)).conflictCount).toBe(1)
    expect(await mergeInto(organiser, [...files, await bundleOf(eraser)])).toMatchObject({
      erased: 1,
      conflicts: [],
      conflictCount: 0,
    })
  })

  test('tells who was kept out of an old bundle, also where newer ones brought more scans than it holds', async () => {
    const { file: old } = await bundleOfMany(30)
    const organiser = openStation('organiser')
    await mergeInto(organiser, [old])
    organiser.db.transaction(() =>
      eraseVisitor(organiser.db, visitorIdFromBadgeCode(EXHIBITION, 'EXPO-00000007'), organiser.station.stationId, AT),
    )()
    const more = openStation('another')
    addManyLeads(more.db, EXHIBITION, 90)
    await mergeInto(organiser, [await bundleOf(more)])
    expect(await mergeInto(organiser, [old])).toMatchObject({
      erased: 1,
      leads: { new: 0, unchanged: 29 },
      bundles: [{ again: true }],
    })
  })

  test('tells per station what it recorded and what is here; what came new, what changed', async () => {
    const organiser = openStation('organiser')
    const laptops = ['laptop 1', 'laptop 2'].map((name) => openStation(name))
    const visitorId = visitorIdFromBadgeCode(EXHIBITION, 'A1')
    const leadId = leadIdFrom(ALTAIR, visitorId)
    const files = await Promise.all(
      laptops.map((laptop, i) => craftLeads(laptop, `laptop ${i + 1}`, [groupOf(laptop, 'A1')])),
    )
    expect(await mergeInto(organiser, [files[0]!])).toMatchObject({ leads: { new: 1, changed: 0, unchanged: 0 } })
    const report = await mergeInto(organiser, files)
    expect(report).toMatchObject({
      leads: { new: 0, changed: 1, unchanged: 1 },
      scans: { new: 1, known: 1 },
      erased: 0,
    })
    expect(
      report.stations
        .map(({ station, scansInBundle, scansNow, complete }) => ({ station, scansInBundle, scansNow, complete }))
        .toSorted((a, b) => (a.station < b.station ? -1 : 1)),
    ).toEqual(
      laptops
        .map(({ station }) => ({ station: station.stationId, scansInBundle: 1, scansNow: 1, complete: true }))
        .toSorted((a, b) => (a.station < b.station ? -1 : 1)),
    )
    expect(organiser.db.prepare('SELECT lead_id FROM stale_lead').pluck().all()).toEqual([leadId])
  })

  test('names a conflict with both values, when and by whom; a newer value of the same station is none', async () => {
    const organiser = openStation('organiser')
    const [one, two] = [openStation('one'), openStation('two')]
    const leadId = leadIdFrom(ALTAIR, visitorIdFromBadgeCode(EXHIBITION, 'A1'))
    const stamp = (laptop: TestStation, iso: string) => nextStamp(null, Date.parse(iso), laptop.station.stationId)
    const ranked = (laptop: TestStation, name: string, rank: string, iso: string) =>
      craftLeads(laptop, name, [
        groupOf(laptop, 'A1', { register: [['rank', JSON.stringify(rank), stamp(laptop, iso)]] }),
      ])
    await mergeInto(organiser, [await ranked(one, 'one', 'B', '2026-01-28T01:00:00.000Z')])
    expect((await mergeInto(organiser, [await ranked(one, 'one', 'C', '2026-01-28T02:00:00.000Z')])).conflicts).toEqual(
      [],
    )
    const report = await mergeInto(organiser, [await ranked(two, 'two', 'A', '2026-01-28T01:30:00.000Z')])
    expect(report.conflictCount).toBe(1)
    expect(report.conflicts).toEqual([
      {
        leadId,
        field: 'rank',
        kept: { value: 'C', at: '2026-01-28T02:00:00.000Z', station: one.station.stationId },
        other: { value: 'A', at: '2026-01-28T01:30:00.000Z', station: two.station.stationId },
        others: [{ value: 'A', at: '2026-01-28T01:30:00.000Z', station: two.station.stationId }],
      },
    ])
    expect(organiser.db.prepare('SELECT value FROM register').pluck().get()).toBe('"C"')
    // the clock has seen what came
    expect(getLastStamp(organiser.db)).toBe(stamp(one, '2026-01-28T02:00:00.000Z'))
  })

  test('leads that were changed here and leads that came are told apart: only the former are in no bundle yet', async () => {
    const { file } = await bundleOfMany(5)
    const organiser = openStation('organiser')
    await mergeInto(organiser, [file])
    const unbundled = () => organiser.db.prepare('SELECT lead_id FROM unbundled_lead').pluck().all()
    expect(unbundled()).toEqual([])
    const leadId = organiser.db.prepare('SELECT lead_id FROM lead LIMIT 1').pluck().get() as ReturnType<
      typeof leadIdFrom
    >
    addNote(organiser.db, leadId, organiser.station.stationId, { noteId: newId() as NoteId, at: AT, by: '', text: 'x' })
    addScan(
      organiser.db,
      leadId,
      { scanId: newId() as ScanId, at: AT, stationId: organiser.station.stationId, staff: '', source: 'camera' },
      Buffer.from('x'),
    )
    setRegister(organiser.db, leadId, 'rank', 'A', nextStamp(null, 5, organiser.station.stationId))
    expect(unbundled()).toEqual([leadId])
  })
})
