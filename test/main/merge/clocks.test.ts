// A station whose clock is wrong: it moves no other clock, it is named, and what it set can be set anew.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createClock } from '../../../main/app/clock.ts'
import { getLastStamp } from '../../../main/app/meta.sql.ts'
import { addConsent, addLead, addScan } from '../../../main/lead/fact.sql.ts'
import { changeRegister, getRegister } from '../../../main/lead/register.sql.ts'
import { addSamePerson } from '../../../main/person/same-person.sql.ts'
import {
  leadIdFrom,
  newId,
  visitorIdFromBadgeCode,
  type LeadId,
  type ScanId,
  type VisitorId,
} from '../../../shared/domain/ids.ts'
import { stampMs } from '../../../shared/domain/stamp.ts'
import {
  ALTAIR,
  AT,
  EXHIBITION,
  bundleOf,
  mergeInto,
  openStation,
  type TestStation,
} from '../../support/bundles/stations.ts'

const LATE = '2099-06-01T00:00:00.000Z'
const LATER = '2026-01-28T02:00:00.000Z'
const YEAR = 365.25 * 86_400_000
const visitorOf = (badge: string): VisitorId => visitorIdFromBadgeCode(EXHIBITION, badge)
const leadOf = (badge: string): LeadId => leadIdFrom(ALTAIR, visitorOf(badge))

/** Scans a badge for ALTAIR at this station. */
function scan({ db, station }: TestStation, badge: string, at: string): void {
  addLead(db, { leadId: leadOf(badge), exhibitorId: ALTAIR, visitorId: visitorOf(badge), badgeCode: badge })
  const fact = { scanId: newId() as ScanId, at, stationId: station.stationId, staff: '', source: 'camera' as const }
  addScan(db, leadOf(badge), fact, Buffer.from(badge))
}

/** Sets a lead's rank at this station, whose clock shows `at`. */
function rank({ db, station }: TestStation, badge: string, value: string, at: string): void {
  const set = () =>
    changeRegister(db, leadOf(badge), 'rank', value, { moment: createClock(db, station.stationId).next(at), by: '' })
  db.transaction(set)()
}

const rankOf = ({ db }: TestStation, badge: string): unknown => getRegister(db, leadOf(badge), 'rank')
const merged = async (into: TestStation, from: TestStation, at = AT) =>
  mergeInto(into, [await bundleOf(from, { at })], { at: AT })

/** A laptop that is set to `late` has ranked A1, which the organiser had ranked as well. */
async function afterMergeFrom(late: string) {
  const [laptop, organiser] = [openStation('laptop'), openStation('organiser')]
  for (const [station, at] of [
    [laptop, late],
    [organiser, AT],
  ] as const) {
    scan(station, 'A1', at)
    scan(station, 'A2', at)
  }
  rank(organiser, 'A1', 'A', AT)
  rank(laptop, 'A1', 'C', late)
  return { laptop, organiser, report: await merged(organiser, laptop, late) }
}

describe('a laptop that is set to 2099', () => {
  test('is named, with how far ahead it is and the fields that it holds; the other value can be chosen', async () => {
    const { laptop, organiser, report } = await afterMergeFrom(LATE)
    expect(report.clocks).toEqual([
      {
        station: laptop.station.stationId,
        name: laptop.station.name,
        aheadMs: Date.parse(LATE) - Date.parse(AT),
        fieldCount: 1,
        fields: [{ leadId: leadOf('A1'), field: 'rank' }],
      },
    ])
    expect(report.conflicts).toMatchObject([{ kept: { value: 'C', at: LATE }, other: { value: 'A' } }])
    rank(organiser, 'A1', 'A', LATER)
    expect(rankOf(organiser, 'A1')).toBe('A')
    await merged(laptop, organiser)
    expect(rankOf(laptop, 'A1')).toBe('A')
  })

  test('moves no other clock: other fields are stamped with the time that it is', async () => {
    const { organiser } = await afterMergeFrom(LATE)
    rank(organiser, 'A1', 'B', LATER)
    expect(stampMs(getLastStamp(organiser.db)!)).toBe(Date.parse(LATER))
    rank(organiser, 'A2', 'B', LATER)
    const stamp = organiser.db.prepare('SELECT stamp FROM register WHERE lead_id = ?').pluck().get(leadOf('A2'))
    expect(stamp).toBe(getLastStamp(organiser.db))
  })

  test('is named by whoever merges it, and nobody else is, who only set a field over it', async () => {
    const { laptop, organiser } = await afterMergeFrom(LATE)
    rank(organiser, 'A1', 'B', LATER)
    const another = openStation('another')
    // the laptop's scans are in the organiser's bundle too
    const { clocks } = await merged(another, organiser)
    expect(clocks.map(({ station, fieldCount }) => [station, fieldCount])).toEqual([[laptop.station.stationId, 0]])
    expect((await merged(another, laptop, LATE)).clocks).toMatchObject([{ station: laptop.station.stationId }])
  })

  test('is named for a consent of that time, though its clock is right again when it writes its bundle', async () => {
    const [laptop, organiser] = [openStation('laptop'), openStation('organiser')]
    scan(laptop, 'A1', AT)
    addConsent(laptop.db, leadOf('A1'), laptop.station.stationId, {
      consentId: newId(),
      purpose: 'contact',
      given: true,
      at: LATE,
      wordingVersion: '1',
      language: 'ja',
    })
    const { clocks } = await merged(organiser, laptop)
    expect(clocks).toMatchObject([{ station: laptop.station.stationId, aheadMs: Date.parse(LATE) - Date.parse(AT) }])
  })

  test('is named where it changed no field too, and a clock that is 20 hours ahead is not', async () => {
    const [laptop, organiser] = [openStation('laptop'), openStation('organiser')]
    scan(laptop, 'A1', LATE)
    expect((await merged(organiser, laptop, LATE)).clocks).toMatchObject([{ fieldCount: 0, fields: [] }])
    const soon = new Date(Date.parse(AT) + 20 * 3_600_000).toISOString()
    const near = openStation('near')
    scan(near, 'A1', soon)
    rank(near, 'A1', 'B', soon)
    expect((await merged(organiser, near, soon)).clocks).toEqual([])
    expect(stampMs(getLastStamp(organiser.db)!)).toBe(Date.parse(soon))
  })

  test.each(['2250-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'])(
    'or to %s writes a bundle that others take whole, and that they can write on',
    async (late) => {
      const { laptop, organiser, report } = await afterMergeFrom(late)
      expect(report.bundles).toMatchObject([{ status: 'merged', refusedRowCount: 0 }])
      expect(report.stations.every(({ complete }) => complete)).toBe(true)
      expect(report.clocks[0]!.aheadMs).toBeGreaterThan(200 * YEAR)
      rank(laptop, 'A1', 'B', late)
      await merged(organiser, laptop, late)
      expect(rankOf(organiser, 'A1')).toBe('B')
      const another = openStation('another')
      expect((await merged(another, organiser)).bundles).toMatchObject([{ status: 'merged', refusedRowCount: 0 }])
      expect(rankOf(another, 'A1')).toBe('B')
    },
  )
})

test('of leads that show as one, a change at one takes effect over a stamp far ahead at the other', async () => {
  const { organiser } = await afterMergeFrom(LATE)
  const { db, station } = organiser
  const [visitorA, visitorB] = [visitorOf('A1'), visitorOf('A2')].toSorted() as [VisitorId, VisitorId]
  addSamePerson(db, {
    linkId: newId(),
    exhibitorId: null,
    visitorA,
    visitorB,
    stationId: station.stationId,
    at: AT,
  })
  rank(organiser, 'A2', 'B', LATER)
  const newest = db.prepare("SELECT value FROM register WHERE field = 'rank' ORDER BY stamp DESC LIMIT 1").pluck().get()
  expect(newest).toBe('"B"')
})

test('whatever the clocks show, a change takes effect where it is made, and all stations end with one value', async () => {
  const clocks = fc.tuple(
    ...[0, 1, 2].map(() => fc.constantFrom(0, -50 * YEAR, 73 * YEAR, 300 * YEAR, 3_600_000, -86_400_000)),
  )
  const step = fc.record({ at: fc.nat(2), merges: fc.option(fc.nat(2)), ms: fc.nat(100_000) })
  await fc.assert(
    fc.asyncProperty(clocks, fc.array(step, { minLength: 1, maxLength: 5 }), async (off, steps) => {
      const stations = off.map((_, i) => openStation(`laptop ${i}`))
      const now = (i: number, ms: number) => new Date(Math.max(0, Date.parse(AT) + off[i]! + ms)).toISOString()
      for (const station of stations) scan(station, 'A1', AT)
      for (const [n, { at, merges, ms }] of steps.entries()) {
        const here = stations[at]!
        if (merges !== null && merges !== at)
          await mergeInto(here, [await bundleOf(stations[merges]!)], { at: now(at, ms) })
        const value = 'ABC'[n % 3]!
        rank(here, 'A1', value, now(at, ms))
        expect(rankOf(here, 'A1')).toBe(value)
        // what a station has seen moves its clock by a day at most
        expect(stampMs(getLastStamp(here.db)!)).toBeLessThanOrEqual(Date.parse(now(at, 100_000)) + 86_400_001)
      }
      // round the three of them, and once more to where all is known
      for (const i of [1, 2, 0, 1])
        await mergeInto(stations[i]!, [await bundleOf(stations[(i + 2) % 3]!)], { at: now(i, 0) })
      expect(new Set(stations.map((station) => rankOf(station, 'A1'))).size).toBe(1)
    }),
    { numRuns: 8 },
  )
})
