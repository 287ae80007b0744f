/**
 * Merges any number of bundles. Each is verified completely before anything of it is applied: first its tombstones,
 * then its leads. A merge is a join, so order, grouping and repetition do not matter. A refused bundle changes nothing
 * and does not delay the others.
 */
import { statSync } from 'node:fs'
import type { MergeReport } from '../../shared/contract/bundle.ts'
import { AppError } from '../../shared/errors.ts'
import { fingerprintOf, verifyBundle, type Here, type VerifiedBundle } from '../bundle/decode.ts'
import type { Header } from '../bundle/json-blocks.ts'
import type { Reads, Writes } from '../db/connection.ts'
import type { Turn } from '../db/turn.ts'
import { countTombstones } from '../erasure/tombstone.sql.ts'
import type { Keys } from '../key/age.ts'
import { isAccepted } from '../station/station.sql.ts'
import { applyLeads, emptyTally, type Tally } from './apply.ts'
import { applyPreface, bury } from './apply-preface.ts'
import { createReport, type Refused } from './make-report.ts'
import { countScansByStation, endMergeProgress, isMerged, noteMergedBundle } from './merge-record.sql.ts'
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

type Verified = { name: string; bundle: VerifiedBundle; survey: Survey }

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
): Promise<Verified | Refused> {
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
    return { name, bundle, survey }
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error
    return { name, error, header: seen }
  }
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
  { bundle, survey }: Verified,
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
        stationId: bundle.header.station.stationId,
        madeAt: bundle.header.madeAt,
        at: order.at,
        leads: bundle.summary.leads,
        scans: bundle.summary.rows.scan ?? 0,
      })
    }
    endMergeProgress(db, bundle.hash)
  }).immediate()
  return { tally, again }
}

/**
 * Merges the files and reports. The report names refused files and files that disappeared meanwhile. Throws only
 * `cancelled` and storage errors; what was applied until then stays, and the next merge continues from it.
 */
export async function mergeFiles(db: Writes, order: MergeOrder, watch: MergeWatch): Promise<MergeReport> {
  const sizes = order.files.map(({ path }) => statSync(path, { throwIfNoEntry: false })?.size ?? 0)
  const total = 2 * sizes.reduce((sum, size) => sum + size, 0)
  let passed = 0
  const report = createReport(db, order.at)
  for (const [i, file] of order.files.entries()) {
    const outcome = await verifyOne(db, order, file, watch, (position) => watch.progress(passed + position, total))
    const size = sizes[i]!
    if ('bundle' in outcome) {
      const { name, bundle } = outcome
      try {
        await applyPreface(db, order, bundle)
        const buried = await bury(db, order, bundle, report.noteErased)
        const applied = await applyOne(db, order, outcome, buried > 0, watch, (position) =>
          watch.progress(passed + size + position, total),
        )
        report.addMerged(name, bundle, applied)
      } catch (error) {
        // The stick was pulled during the second reading. What was applied stays, and the next merge continues from
        // there.
        if (!(error instanceof AppError) || (error.code !== 'file_unreadable' && error.code !== 'bundle_damaged'))
          throw error
        const gone = new AppError('file_unreadable', { file: name, detail: '' }, { cause: error })
        report.addRefused({ name, error: gone, header: bundle.header })
      } finally {
        bundle.file.close()
      }
      report.copyClashes()
    } else {
      report.addRefused(outcome)
    }
    passed += 2 * size
    watch.progress(passed, total)
  }
  return report.finish()
}
