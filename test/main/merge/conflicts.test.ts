// What a merge report tells of fields that stations set differently, of leads that were undone, and of the erased.
import { describe, expect, test } from 'vitest'
import { createClock } from '../../../main/app/clock.ts'
import { eraseVisitor } from '../../../main/erasure/erase.sql.ts'
import { changeRegister } from '../../../main/lead/register.sql.ts'
import { mergeFiles } from '../../../main/merge/merge.ts'
import { createTurn } from '../../../main/db/turn.ts'
import { leadIdFrom, newId, visitorIdFromBadgeCode, type VisitorId } from '../../../shared/domain/ids.ts'
import { AppError } from '../../../shared/errors.ts'
import { nextStamp } from '../../../shared/domain/stamp.ts'
import { craftLeads, groupOf, headerOf } from '../../support/bundles/crafted.ts'
import { addManyLeads } from '../../support/bundles/many-leads.ts'
import {
  ALTAIR,
  AT,
  EXHIBITION,
  KEYS,
  bundleOf,
  hereOf,
  mergeInto,
  openStation,
  type TestStation,
} from '../../support/bundles/stations.ts'

const visitorOf = (badge: string): VisitorId => visitorIdFromBadgeCode(EXHIBITION, badge)
const LEAD = leadIdFrom(ALTAIR, visitorOf('A1'))
const minute = (n: number): string => new Date(Date.parse(AT) + n * 60_000).toISOString()

/** A bundle in which `name` has ranked A1, at this minute. */
function ranked(name: string, value: string, at: number): Promise<string> {
  const from = openStation(name)
  const stamp = nextStamp(null, Date.parse(minute(at)), from.station.stationId)
  return craftLeads(from, name, [groupOf(from, 'A1', { register: [['rank', JSON.stringify(value), stamp]] })])
}

function choose({ db, station }: TestStation, value: string): void {
  const set = () =>
    changeRegister(db, LEAD, 'rank', value, { moment: createClock(db, station.stationId).next(minute(100)), by: '' })
  db.transaction(set)()
}

test('a value that was here when somebody set another one is no conflict when its station sends it again', async () => {
  const organiser = openStation('organiser')
  await mergeInto(organiser, [await ranked('one', 'A', 1)])
  choose(organiser, 'C')
  expect((await mergeInto(organiser, [await ranked('one', 'A', 1)])).conflicts).toEqual([])
  expect((await mergeInto(organiser, [await ranked('one', 'B', 2)])).conflicts).toMatchObject([
    { other: { value: 'B' } },
  ])
})

test('conflicts that a merge found before it was cancelled are told by the next one, once', async () => {
  const organiser = openStation('organiser')
  await mergeInto(organiser, [await ranked('one', 'A', 1)])
  const many = openStation('many')
  addManyLeads(many.db, EXHIBITION, 200)
  const [two, last] = [await ranked('two', 'B', 3), await bundleOf(many)]
  const order = { keys: KEYS, here: hereOf(organiser), accept: 'all' as const, at: AT, turn: createTurn() }
  const countMerged = () => organiser.db.prepare('SELECT count(*) FROM merged_bundle').pluck().get()
  await expect(
    mergeFiles(
      organiser.db,
      { ...order, files: [{ path: two }, { path: last }] },
      {
        progress: () => undefined,
        throwIfCancelled() {
          // the first bundle is done: the second one is being read
          if (countMerged() === 2) throw new AppError('cancelled')
        },
      },
    ),
  ).rejects.toMatchObject({ code: 'cancelled' })
  const report = await mergeInto(organiser, [last])
  expect(report).toMatchObject({ conflictCount: 1, conflicts: [{ leadId: LEAD, field: 'rank' }] })
  expect((await mergeInto(organiser, [last])).conflictCount).toBe(0)
})

describe('one field with three values at three stations', () => {
  const bundles = () => Promise.all([ranked('one', 'A', 1), ranked('two', 'B', 3), ranked('three', 'C', 2)])

  test('is told as one field, each value with who and when, in whatever order the bundles come', async () => {
    const files = await bundles()
    const [one, two, three] = ['one', 'two', 'three'].map((name) => openStation(name).station.stationId)
    const told = {
      leadId: LEAD,
      field: 'rank',
      kept: { value: 'B', at: minute(3), station: two },
      other: { value: 'C', at: minute(2), station: three },
      others: [
        { value: 'C', at: minute(2), station: three },
        { value: 'A', at: minute(1), station: one },
      ],
    }
    for (const order of [files, files.toReversed(), [files[1], files[0], files[2]]]) {
      const report = await mergeInto(openStation('organiser'), order)
      expect(report.conflictCount).toBe(1)
      expect(report.conflicts).toEqual([told])
    }
  })

  test('is told again until somebody chooses, and then no more, whoever brings the old values', async () => {
    const organiser = openStation('organiser')
    await mergeInto(organiser, await bundles())
    expect((await mergeInto(organiser, await bundles())).conflictCount).toBe(1)
    choose(organiser, 'C')
    const between = openStation('between')
    await mergeInto(between, await bundles())
    const report = await mergeInto(organiser, [...(await bundles()), await bundleOf(between)])
    expect(report.conflicts).toEqual([])
  })

  test('a choice of what is in force already counts as one, and a value that is new is told', async () => {
    const organiser = openStation('organiser')
    await mergeInto(organiser, await bundles())
    choose(organiser, 'B')
    expect((await mergeInto(organiser, await bundles())).conflicts).toEqual([])
    const report = await mergeInto(organiser, [await ranked('one', 'C', 50)])
    expect(report.conflicts).toMatchObject([{ kept: { value: 'B' }, others: [{ value: 'C', at: minute(50) }] }])
  })

  test('of two stations that say the same, and a third, the report names two values', async () => {
    const files = [await ranked('one', 'A', 1), await ranked('two', 'B', 2), await ranked('three', 'A', 3)]
    const report = await mergeInto(openStation('organiser'), files)
    expect(report.conflicts).toMatchObject([{ kept: { value: 'A', at: minute(3) }, others: [{ value: 'B' }] }])
    expect(report.conflicts[0]!.others).toHaveLength(1)
  })
})

test('a lead whose only scan was undone is not counted as new', async () => {
  const [from, organiser] = [openStation('laptop'), openStation('organiser')]
  const undone = groupOf(from, 'A2')
  const scanId = undone.rows[0]![0]![0] as string
  const groups = [
    groupOf(from, 'A1'),
    { ...undone, rows: groupOf(from, 'A2', { scan: undone.rows[0]!, withdrawal: [withdrawalOf(from, scanId)] }).rows },
  ]
  const file = await craftLeads(from, 'laptop', groups)
  expect((await mergeInto(organiser, [file])).leads).toEqual({ new: 1, changed: 0, unchanged: 1 })
})

const withdrawalOf = ({ station }: TestStation, scanId: string) => [newId(), scanId, station.stationId, AT]

test('links of a visitor who is erased while a bundle is applied do not come back', async () => {
  const [from, organiser] = [openStation('laptop'), openStation('organiser')]
  const links = Array.from({ length: 2_000 }, (_, i) => {
    const [visitorA, visitorB] = [visitorOf(`A${i}`), visitorOf('B')].toSorted() as [VisitorId, VisitorId]
    return { linkId: newId(), exhibitorId: null, visitorA, visitorB, stationId: from.station.stationId, at: AT }
  })
  const file = await craftLeads(from, 'laptop', [groupOf(from, 'A1')], {
    preface: { samePerson: links, stations: [headerOf(from).station] },
  })
  const turn = createTurn()
  const linked = organiser.db.prepare('SELECT count(*) FROM same_person').pluck()
  let erased = -1
  // a waiting scan ends each transaction after one link; the erasure comes between two of them
  Atomics.store(turn, 0, 1)
  const timer = setInterval(() => {
    if (erased >= 0 || (linked.get() as number) === 0) return
    erased = linked.get() as number
    const erase = () => eraseVisitor(organiser.db, visitorOf('B'), organiser.station.stationId, AT)
    organiser.db.transaction(erase)()
    Atomics.store(turn, 0, 0)
  }, 1)
  const order = { files: [{ path: file }], keys: KEYS, here: hereOf(organiser), accept: 'all' as const, at: AT, turn }
  await mergeFiles(organiser.db, order, { progress: () => undefined, throwIfCancelled: () => undefined })
  clearInterval(timer)
  expect(erased).toBeGreaterThan(0)
  expect(erased).toBeLessThan(2_000)
  expect(linked.get()).toBe(0)
})
