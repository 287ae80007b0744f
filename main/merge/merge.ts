/**
 * Merges any number of bundles. Each is verified completely before anything of it is applied: first its tombstones,
 * then its leads. A merge is a join, so order, grouping and repetition do not matter. A refused bundle changes nothing
 * and does not delay the others.
 */
import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { MergeReport } from '../../shared/contract/bundle.ts'
import type { LeadId, StationId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import { fingerprintOf, verifyBundle, type Here, type VerifiedBundle } from '../bundle/decode.ts'
import type { BundleStation, Header } from '../bundle/json-blocks.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { inShortTransactions, type Pace } from '../db/short-transactions.ts'
import type { Turn } from '../db/turn.ts'
import { deleteLead, deleteVisitor, findBuried, leadsOfVisitor } from '../erasure/erase.sql.ts'
import { eraseRegistrant, listedCodes } from '../erasure/registrants.sql.ts'
import { addTombstone, countTombstones, createGraveyard, listTombstones } from '../erasure/tombstone.sql.ts'
import type { Keys } from '../key/age.ts'
import { addSamePerson, addSamePersonWithdrawal } from '../person/same-person.sql.ts'
import { acceptStation, addStation, isAccepted, listStations, type Station } from '../station/station.sql.ts'
import { applyLeads, emptyTally, MAX_CLASHES, type Tally } from './apply.ts'
import { createBurials } from './burials.ts'
import { addClocks, clocksOf, noteMadeAt, type ClocksAhead } from './clocks-ahead.ts'
import { conflictsOf } from './conflicts.ts'
import type { Clash } from './join.ts'
import { leadsHere } from './known-rows.sql.ts'
import {
  clearClashes,
  countScansByStation,
  countScansOfLead,
  endMergeProgress,
  isMerged,
  listClashes,
  noteMergedBundle,
} from './merge-record.sql.ts'
import { createSurvey, type Survey } from './survey.ts'

export interface MergeOrder {
  /** Paths, and the names that the report uses. */
  files: readonly { path: string; name?: string }[]
  keys: Keys
  here: Here
  /** Fingerprints of the stations to accept, or all. */
  accept: readonly string[] | 'all'
  at: string
  turn: Turn
}

export interface MergeWatch {
  /** In bytes. Each file is read twice, except for batches that are already here. */
  progress(done: number, total: number): void
  throwIfCancelled(): void
}

type Verified = { name: string; bundle: VerifiedBundle; header: Header; survey: Survey }
/** A file that was refused, the reason, and as much of its header as could be read. */
type Refused = { name: string; error: AppError; header: Header | null }
type Outcome = Verified | Refused

const toStation = ({ stationId, name, publicKey }: BundleStation): Station => ({
  stationId,
  name,
  publicKey: new Uint8Array(Buffer.from(publicKey, 'hex')),
})

function assertKnownStation(db: Reads, order: MergeOrder, { station }: Header): void {
  if (isAccepted(db, station.stationId) || order.accept === 'all') return
  const fingerprint = fingerprintOf(station.publicKey)
  if (!order.accept.includes(fingerprint))
    throw new AppError('station_unknown', { station: station.stationId, name: station.name, fingerprint })
}

async function verifyOne(
  db: Writes,
  order: MergeOrder,
  file: MergeOrder['files'][number],
  watch: MergeWatch,
  progress: (position: number) => void,
): Promise<Outcome> {
  const name = file.name ?? file.path
  let seen: Header | null = null
  const survey = createSurvey(db)
  try {
    const bundle = await verifyBundle(file.path, {
      keys: order.keys,
      here: order.here,
      progress,
      throwIfCancelled: () => watch.throwIfCancelled(),
      eachBatch: (leads) => survey.look(leads),
      accept(header) {
        seen = header
        assertKnownStation(db, order, header)
      },
    })
    return { name, bundle, header: bundle.header, survey }
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error
    return { name, error, header: seen }
  }
}

/** These steps run to the end even when the merge is cancelled; otherwise they would stay half done. */
const toItsEnd = ({ turn }: MergeOrder): Pace => ({ turn, control: { throwIfCancelled: () => undefined } })

/** Applies stations, links and tombstones. They are few, and the first lead needs them. */
async function applyPreface(db: Writes, order: MergeOrder, { bundle, header }: Verified): Promise<void> {
  const { preface } = bundle
  db.transaction(() => {
    acceptStation(db, toStation(header.station), header.madeAt, order.at)
    for (const station of preface.stations) addStation(db, toStation(station), order.at)
  }).immediate()
  await inShortTransactions(db, preface.erasures, (erasure) => void addTombstone(db, erasure), toItsEnd(order))
  // A visitor may be erased between two transactions. Their links must not come back.
  const burials = createBurials(db)
  await inShortTransactions(
    db,
    preface.samePerson,
    (link) => {
      if (!burials.isErased(link.visitorA) && !burials.isErased(link.visitorB)) addSamePerson(db, link)
    },
    { ...toItsEnd(order), begin: () => burials.refresh() },
  )
  await inShortTransactions(
    db,
    preface.samePersonWithdrawals,
    (withdrawal) => void addSamePersonWithdrawal(db, withdrawal),
    toItsEnd(order),
  )
}

/** Leads that were deleted or kept out. Per lead and station: the greatest number of scans seen at once. */
type ErasedLeads = Map<string, Record<string, number>>

function noteErased(erased: ErasedLeads, leadId: string, scans: Readonly<Record<string, number>>): void {
  const known = erased.get(leadId) ?? {}
  for (const [station, count] of Object.entries(scans)) known[station] = Math.max(count, known[station] ?? 0)
  erased.set(leadId, known)
}

/** Deletes the leads that a tombstone of this bundle covers and records them. Returns the number of leads. */
async function bury(db: Writes, order: MergeOrder, { bundle }: Verified, erased: ErasedLeads): Promise<number> {
  const hashes = new Set(bundle.preface.erasures.map((erasure) => erasure.salt + erasure.hash))
  if (hashes.size === 0) return 0
  const graveyard = createGraveyard(
    listTombstones(db, null).filter((tombstone) => hashes.has(tombstone.salt + tombstone.hash)),
  )
  const buried = findBuried(db, graveyard)
  const listed = graveyard.hasVisitors
    ? listedCodes(db, order.here.exhibitionId, (visitorId) => graveyard.ofVisitor(visitorId).length > 0)
    : []
  await inShortTransactions(db, listed, (code) => void eraseRegistrant(db, code), toItsEnd(order))
  let leads = 0
  const note = (leadId: string) => noteErased(erased, leadId, countScansOfLead(db, leadId))
  await inShortTransactions(
    db,
    buried.visitors,
    ([visitorId, tombstones]) => {
      for (const leadId of leadsOfVisitor(db, visitorId)) note(leadId)
      leads += deleteVisitor(db, visitorId, tombstones).leads
    },
    toItsEnd(order),
  )
  await inShortTransactions(
    db,
    leadsHere(db, buried.leads),
    (leadId) => {
      note(leadId)
      deleteLead(db, leadId)
      leads += 1
    },
    toItsEnd(order),
  )
  return leads
}

/**
 * Says whether everything in a bundle that was merged before is still here: all scans of each station. If anyone was
 * erased since, it returns false, so that the report names who was kept out.
 */
function isAllHere(db: Reads, bundle: VerifiedBundle, scansNow: Map<string, number>): boolean {
  return (
    countTombstones(db) === 0 &&
    bundle.summary.stations.every(({ stationId, scans }) => (scansNow.get(stationId) ?? 0) >= scans)
  )
}

/** `anyBuried` says that something here was deleted after the bundle was verified. */
async function applyOne(
  db: Writes,
  order: MergeOrder,
  { bundle, header, survey }: Verified,
  anyBuried: boolean,
  watch: MergeWatch,
  progress: (position: number) => void,
): Promise<{ tally: Tally; again: boolean }> {
  const again = isMerged(db, bundle.hash)
  if (again && isAllHere(db, bundle, countScansByStation(db))) {
    const tally = emptyTally(bundle.refusedCount)
    tally.leads.unchanged = bundle.summary.leads
    tally.scans.known = bundle.summary.rows.scan ?? 0
    return { tally, again }
  }
  const tally = await applyLeads(db, bundle, {
    here: order.here,
    at: order.at,
    newcomers: survey.newcomers,
    settled: anyBuried ? new Map() : survey.settled(),
    turn: order.turn,
    progress,
    throwIfCancelled: () => watch.throwIfCancelled(),
  })
  db.transaction(() => {
    // A later exhibition file may admit the refused rows, so a bundle with refused rows never counts as complete.
    if (bundle.refusedCount === 0) {
      noteMergedBundle(db, {
        hash: bundle.hash,
        stationId: header.station.stationId,
        madeAt: header.madeAt,
        at: order.at,
        leads: bundle.summary.leads,
        scans: bundle.summary.rows.scan ?? 0,
      })
    }
    endMergeProgress(db, bundle.hash)
  }).immediate()
  return { tally, again }
}

function stationsOf(db: Reads, merged: readonly VerifiedBundle[], erasedLeads: ErasedLeads): MergeReport['stations'] {
  const inBundle = new Map<StationId, number>()
  for (const { summary } of merged) {
    for (const { stationId, scans } of summary.stations)
      inBundle.set(stationId, Math.max(scans, inBundle.get(stationId) ?? 0))
  }
  if (inBundle.size === 0) return []
  const now = countScansByStation(db)
  const erased = new Map<string, number>()
  for (const scans of erasedLeads.values())
    for (const [station, count] of Object.entries(scans)) erased.set(station, count + (erased.get(station) ?? 0))
  const names = new Map(listStations(db).map((station) => [station.stationId, station.name]))
  const refused = merged.some((bundle) => bundle.refusedCount > 0)
  return [...inBundle]
    .map(([station, scansInBundle]) => {
      const [scansNow, scansErased] = [now.get(station) ?? 0, erased.get(station) ?? 0]
      return {
        station,
        name: names.get(station) ?? '',
        scansInBundle,
        scansNow,
        scansErased,
        complete: !refused && scansNow + scansErased >= scansInBundle,
      }
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.station < b.station ? -1 : 1))
}

function describe(outcome: Outcome, again: boolean): MergeReport['bundles'][number] {
  const { header } = outcome
  const bundle = 'bundle' in outcome ? outcome.bundle : null
  return {
    file: basename(outcome.name),
    station: header?.station.name ?? null,
    stationId: header?.station.stationId ?? null,
    madeAt: header?.madeAt ?? null,
    fingerprint: header === null ? null : fingerprintOf(header.station.publicKey),
    status: bundle === null ? 'refused' : 'merged',
    error: 'error' in outcome ? { code: outcome.error.code, params: outcome.error.params } : null,
    again,
    refusedRows: (bundle?.refused ?? []).map((row) => ({ ...row, leadId: row.leadId as LeadId })),
    refusedRowCount: bundle?.refusedCount ?? 0,
  }
}

/**
 * Merges the files and reports. The report names refused files and files that disappeared meanwhile. Throws only
 * `cancelled` and storage errors; what was applied until then stays, and the next merge continues from it.
 */
export async function mergeFiles(db: Writes, order: MergeOrder, watch: MergeWatch): Promise<MergeReport> {
  const sizes = order.files.map(({ path }) => statSync(path, { throwIfNoEntry: false })?.size ?? 0)
  const total = 2 * sizes.reduce((sum, size) => sum + size, 0)
  let passed = 0
  const report: MergeReport = {
    bundles: [],
    leads: { new: 0, changed: 0, unchanged: 0 },
    scans: { new: 0, known: 0 },
    conflicts: [],
    conflictCount: 0,
    clocks: [],
    stations: [],
    erased: 0,
    notWiped: [],
    owed: false,
  }
  const merged: VerifiedBundle[] = []
  const erased: ErasedLeads = new Map()
  // An erasure may delete recorded clashes, so each bundle's are kept here as well.
  const told = new Set(listClashes(db))
  let notKept = 0
  const clocks: ClocksAhead = {}
  for (const [i, file] of order.files.entries()) {
    const outcome = await verifyOne(db, order, file, watch, (position) => watch.progress(passed + position, total))
    const size = sizes[i]!
    if ('bundle' in outcome) {
      try {
        await applyPreface(db, order, outcome)
        const buried = await bury(db, order, outcome, erased)
        const { tally, again } = await applyOne(db, order, outcome, buried > 0, watch, (position) =>
          watch.progress(passed + size + position, total),
        )
        report.bundles.push(describe(outcome, again))
        add(report, tally)
        notKept += Math.max(0, tally.clashCount - MAX_CLASHES)
        addClocks(clocks, tally.clocks)
        noteMadeAt(clocks, outcome.header, order.at)
        merged.push(outcome.bundle)
        for (const [leadId, scans] of Object.entries(tally.erased)) noteErased(erased, leadId, scans)
      } catch (error) {
        // The stick was pulled during the second reading. What was applied stays, and the next merge continues from
        // there.
        if (!(error instanceof AppError) || (error.code !== 'file_unreadable' && error.code !== 'bundle_damaged'))
          throw error
        const gone = new AppError('file_unreadable', { file: outcome.name, detail: '' }, { cause: error })
        report.bundles.push(describe({ name: outcome.name, error: gone, header: outcome.header }, false))
      } finally {
        outcome.bundle.file.close()
      }
      for (const clash of listClashes(db)) told.add(clash)
    } else {
      report.bundles.push(describe(outcome, false))
    }
    passed += 2 * size
    watch.progress(passed, total)
  }
  // A later bundle may have erased a lead that an earlier one changed.
  const listed = [...told].slice(0, LISTED_CONFLICTS).map((clash) => JSON.parse(clash) as Clash)
  const conflicts = conflictsOf(
    db,
    listed.filter(({ leadId }) => !erased.has(leadId)),
  )
  if (told.size > 0) clearClashes(db)
  const names = new Map(listStations(db).map((station) => [station.stationId as string, station.name]))
  return {
    ...report,
    conflicts,
    conflictCount: conflicts.length + (told.size - listed.length) + notKept,
    clocks: clocksOf(clocks, order.at, names, (leadId) => erased.has(leadId)),
    stations: stationsOf(db, merged, erased),
    erased: erased.size,
  }
}

const LISTED_CONFLICTS = 10_000

function add(report: MergeReport, tally: Tally): void {
  for (const key of ['new', 'changed', 'unchanged'] as const) report.leads[key] += tally.leads[key]
  report.scans.new += tally.scans.new
  report.scans.known += tally.scans.known
}
