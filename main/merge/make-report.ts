/** Makes the report of a merge: each file's result, the counts, conflicts, clocks, and the scans of each station. */
import { basename } from 'node:path'
import type { MergeReport } from '../../shared/contract/bundle.ts'
import type { LeadId, StationId } from '../../shared/domain/ids.ts'
import type { AppError } from '../../shared/errors.ts'
import { fingerprintOf, type VerifiedBundle } from '../bundle/decode.ts'
import type { Header } from '../bundle/json-blocks.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { listStations } from '../station/station.sql.ts'
import { MAX_CLASHES, type Tally } from './apply.ts'
import { addClocks, clocksOf, noteMadeAt, type ClocksAhead } from './clocks-ahead.ts'
import { conflictsOf } from './conflicts.ts'
import type { Clash } from './join.ts'
import { clearClashes, countScansByStation, listClashes } from './merge-record.sql.ts'

/** A file that was refused, the reason, and as much of its header as could be read. */
export type Refused = { name: string; error: AppError; header: Header | null }

/** A number of scans per station. */
type Scans = Readonly<Record<string, number>>

const LISTED_CONFLICTS = 10_000

const madeBy = (header: Header | null) => ({
  station: header?.station.name ?? null,
  stationId: header?.station.stationId ?? null,
  madeAt: header?.madeAt ?? null,
  fingerprint: header === null ? null : fingerprintOf(header.station.publicKey),
})

/** Per station: the scans in the bundles beside those that are here now and those of erased leads. */
function stationsOf(
  db: Reads,
  merged: readonly VerifiedBundle[],
  erasedLeads: Iterable<Scans>,
): MergeReport['stations'] {
  const inBundle = new Map<StationId, number>()
  for (const { summary } of merged) {
    for (const { stationId, scans } of summary.stations)
      inBundle.set(stationId, Math.max(scans, inBundle.get(stationId) ?? 0))
  }
  if (inBundle.size === 0) return []
  const now = countScansByStation(db)
  const erased = new Map<string, number>()
  for (const scans of erasedLeads)
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

/** Collects the result of each file of a merge, in order. `at` is the time of the request, by the clock here. */
export function createReport(db: Writes, at: string) {
  const bundles: MergeReport['bundles'] = []
  const leads = { new: 0, changed: 0, unchanged: 0 }
  const scans = { new: 0, known: 0 }
  const merged: VerifiedBundle[] = []
  /** Per lead and station: the greatest number of scans seen at once. */
  const erased = new Map<string, Record<string, number>>()
  const clocks: ClocksAhead = {}
  const clashes = new Set(listClashes(db))
  /** Clashes that were counted but not kept. */
  let notKept = 0

  /** Records a lead that was deleted or kept out, with its scans. */
  function noteErased(leadId: string, itsScans: Scans): void {
    const known = erased.get(leadId) ?? {}
    for (const [station, count] of Object.entries(itsScans)) known[station] = Math.max(count, known[station] ?? 0)
    erased.set(leadId, known)
  }

  return {
    noteErased,

    /** Records a merged file. `again` says that it was merged before as well. */
    addMerged(name: string, bundle: VerifiedBundle, { tally, again }: { tally: Tally; again: boolean }): void {
      bundles.push({
        file: basename(name),
        ...madeBy(bundle.header),
        status: 'merged',
        error: null,
        again,
        refusedRows: bundle.refused.map((row) => ({ ...row, leadId: row.leadId as LeadId })),
        refusedRowCount: bundle.refusedCount,
      })
      for (const key of ['new', 'changed', 'unchanged'] as const) leads[key] += tally.leads[key]
      scans.new += tally.scans.new
      scans.known += tally.scans.known
      notKept += Math.max(0, tally.clashCount - MAX_CLASHES)
      addClocks(clocks, tally.clocks)
      noteMadeAt(clocks, bundle.header, at)
      merged.push(bundle)
      for (const [leadId, itsScans] of Object.entries(tally.erased)) noteErased(leadId, itsScans)
    },

    /** Records a refused file. */
    addRefused({ name, error, header }: Refused): void {
      bundles.push({
        file: basename(name),
        ...madeBy(header),
        status: 'refused',
        error: { code: error.code, params: error.params },
        again: false,
        refusedRows: [],
        refusedRowCount: 0,
      })
    },

    /** Copies the recorded clashes. Call it after each bundle: an erasure by a later one may delete them. */
    copyClashes(): void {
      for (const clash of listClashes(db)) clashes.add(clash)
    },

    /** Makes the report, and deletes the recorded clashes, because the report now tells them. */
    finish(): MergeReport {
      // A later bundle may have erased a lead that an earlier one changed.
      const listed = [...clashes].slice(0, LISTED_CONFLICTS).map((clash) => JSON.parse(clash) as Clash)
      const conflicts = conflictsOf(
        db,
        listed.filter(({ leadId }) => !erased.has(leadId)),
      )
      if (clashes.size > 0) clearClashes(db)
      const names = new Map(listStations(db).map((station) => [station.stationId as string, station.name]))
      return {
        bundles,
        leads,
        scans,
        conflicts,
        conflictCount: conflicts.length + (clashes.size - listed.length) + notKept,
        clocks: clocksOf(clocks, at, names, (leadId) => erased.has(leadId)),
        stations: stationsOf(db, merged, erased.values()),
        erased: erased.size,
        notWiped: [],
        owed: false,
      }
    },
  }
}
