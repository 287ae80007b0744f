/** Makes the report of a merge: each file and its result, the counts, the stations' scans and what was erased. */
import { basename } from 'node:path'
import type { MergeReport } from '../../shared/contract/bundle.ts'
import type { LeadId, StationId } from '../../shared/domain/ids.ts'
import type { AppError } from '../../shared/errors.ts'
import { fingerprintOf, type VerifiedBundle } from '../bundle/decode.ts'
import type { Header } from '../bundle/json-blocks.ts'
import type { Reads } from '../db/connection.ts'
import { listStations } from '../station/station.sql.ts'
import type { Tally } from './apply.ts'
import { countScansByStation } from './merge-record.sql.ts'

export type Outcome =
  | { name: string; bundle: VerifiedBundle; header: Header }
  | { name: string; error: AppError; header: Header | null }

/** Leads that were deleted or kept out. Per lead and station: the greatest number of scans seen at once. */
export type ErasedLeads = Map<string, Record<string, number>>

export function noteErased(erased: ErasedLeads, leadId: string, scans: Readonly<Record<string, number>>): void {
  const known = erased.get(leadId) ?? {}
  for (const [station, count] of Object.entries(scans)) known[station] = Math.max(count, known[station] ?? 0)
  erased.set(leadId, known)
}

export function stationsOf(
  db: Reads,
  merged: readonly VerifiedBundle[],
  erasedLeads: ErasedLeads,
): MergeReport['stations'] {
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

export function describe(outcome: Outcome, again: boolean): MergeReport['bundles'][number] {
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

export const LISTED_CONFLICTS = 10_000

export function add(report: MergeReport, tally: Tally): void {
  for (const key of ['new', 'changed', 'unchanged'] as const) report.leads[key] += tally.leads[key]
  report.scans.new += tally.scans.new
  report.scans.known += tally.scans.known
}
