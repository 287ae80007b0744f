/** Merges bundles in a worker while the station scans, one merge after the other, and cleans up afterwards. */
import type { MergeReport } from '../../shared/contract/bundle.ts'
import { AppError, isErrorCode } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { defineJob, resultOf, type Progress } from '../app/jobs.ts'
import { perApp } from '../app/per-app.ts'
import { noteMisread, rereadInput } from '../badge-format/reread.ts'
import { verifySealed, type SealProof } from '../bundle/seal-check.ts'
import { CHECKPOINT_PAGES } from '../db/open.ts'
import { forgetErased } from '../erasure/forget.ts'
import { isWipeDue } from '../erasure/wipe.sql.ts'
import { currentExhibition } from '../exhibition/current.ts'
import { listExhibitors } from '../exhibition/exhibition.sql.ts'
import type { Keys } from '../key/age.ts'
import { readKeyFile } from '../key/key-file.ts'
import { keysAtHand } from '../key/organiser-key.ts'
import { holdFreshening } from '../lead/freshen.ts'
import { thisStation } from '../station/this-station.ts'
import type { mergeBundles as work } from './merge-bundles.job.ts'

export const mergeBundles = defineJob<typeof work>('mergeBundles')

const queue = perApp(() => ({ last: Promise.resolve() }))

/**
 * Waits until other merges end; two at once would only take turns. Call the returned function to let the next one run.
 */
async function afterOthers(app: App): Promise<() => void> {
  const before = queue(app).last
  let done: () => void = () => undefined
  queue(app).last = new Promise<void>((resolve) => (done = resolve))
  await before
  return done
}

export interface Merging {
  files: readonly { path: string; name?: string }[]
  keys: Keys
  accept: readonly string[] | 'all'
  at: string
}

/** Merges. Afterwards it removes what the merge erased from the journal and from files that wait for download. */
export async function* runMerge(
  app: App,
  { files, keys, accept, at }: Merging,
  signal?: AbortSignal,
): AsyncGenerator<Progress, MergeReport, void> {
  const { exhibitionId, file } = currentExhibition(app)
  thisStation(app)
  const done = await afterOthers(app)
  const release = holdFreshening(app)
  // The worker empties the write-ahead log between its transactions. A scan must never do it.
  app.db.pragma('wal_autocheckpoint = 0')
  let wiped: readonly string[] = []
  let report: MergeReport
  let owed = false
  try {
    const here = {
      exhibitionId,
      exhibitors: new Set<string>(listExhibitors(app.db).map((exhibitor) => exhibitor.exhibitorId)),
    }
    const merged = yield* app.jobs.run(
      mergeBundles,
      { databaseFile: app.databaseFile, files, keys, here, accept, at, turn: app.turn },
      signal,
    )
    report = merged.report
    wiped = merged.wiped
    // Only a badge format can give a badge another owner. The merge is done, so this runs even when it is cancelled.
    if (report.scans.new > 0 && file.badge.templates.length > 0)
      await resultOf(app.jobs.run(noteMisread, rereadInput(app, at)))
  } finally {
    // The next merge may run even if cleaning up fails, for example because the disk is full or another program holds a
    // file.
    done()
    release()
    app.db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
    if (isWipeDue(app.db)) {
      const inUse = files.map(({ path }) => path)
      owed = await forgetErased(app, wiped, inUse)
    }
  }
  return { ...report, owed }
}

export interface MergeOptions {
  /** The path of a key file. */
  identity: string | null
  /** The passphrase of the key file, or of the bundles. */
  passphrase: string | null
  /** Accept stations never seen before. */
  acceptStation: boolean
}

/**
 * Merges bundles by path. If all are refused, it throws the reason of the first one; otherwise the report names the
 * refused ones. Throws `exhibition_missing`, `cancelled`, a storage `AppError`, or the reason why the key file is
 * refused.
 */
export async function mergePaths(
  app: App,
  files: readonly string[],
  options: MergeOptions,
  signal?: AbortSignal,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<MergeReport> {
  const identities = options.identity === null ? [] : await readKeyFile(options.identity, options.passphrase)
  const keys = await keysAtHand(app, identities, options.passphrase)
  const run = runMerge(
    app,
    {
      files: files.map((path) => ({ path })),
      keys,
      accept: options.acceptStation ? 'all' : [],
      at: new Date().toISOString(),
    },
    signal,
  )
  return assertSomeMerged(await resultOf(run, onProgress))
}

function assertSomeMerged(report: MergeReport): MergeReport {
  const first = report.bundles[0]
  if (
    first?.error == null ||
    report.bundles.some((bundle) => bundle.status === 'merged') ||
    !isErrorCode(first.error.code)
  )
    return report
  throw new AppError(first.error.code, first.error.params as AppError['params'])
}

/**
 * Proves that a bundle is sealed to one exhibitor. It needs no data folder. Throws what `verifySealed` throws, or the
 * reason why the key file is refused.
 */
export async function checkSeal(
  file: string,
  options: { identity: string | null; passphrase: string | null },
): Promise<SealProof> {
  const identities = options.identity === null ? [] : await readKeyFile(options.identity, options.passphrase)
  return verifySealed(file, { identities, passphrase: options.passphrase })
}
