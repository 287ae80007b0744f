/** Merging bundles beside a station that scans: in a worker, one merge after the other, and cleaned up behind. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MergeReport } from '../../shared/contract/bundle.ts'
import { AppError, isErrorCode } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import type { Keys } from '../key/age.ts'
import { identitiesOf, readKeyFile } from '../key/key-file.ts'
import { verifySealed, type SealProof } from '../bundle/seal-check.ts'
import type { Progress } from '../app/jobs.ts'
import { listExhibitors } from '../exhibition/exhibition.sql.ts'
import { CHECKPOINT_PAGES } from '../db/open.ts'
import { isWipeDue } from '../erasure/wipe.sql.ts'
import { wipeJournal } from '../erasure/wipe.ts'
import { currentExhibition } from '../exhibition/current.ts'
import { resultOf } from '../app/job-result.ts'
import { rereadInput } from '../badge-format/reread.ts'
import { forgetReports } from './merge-report.ts'

/** The organiser's private key, if it was made here: under its passphrase. */
export function organiserKeyFile(app: App): string {
  return join(app.folder, 'keys', 'organiser.age')
}

const merging = new WeakMap<App, Promise<unknown>>()

/** Lets one merge run after the other; two at once would only take turns anyway. */
async function afterOthers(app: App): Promise<() => void> {
  const before = merging.get(app)
  let done: () => void = () => undefined
  merging.set(app, new Promise<void>((resolve) => (done = resolve)))
  await before
  return done
}

export interface Merging {
  files: readonly { path: string; name?: string }[]
  keys: Keys
  accept: readonly string[] | 'all'
  at: string
}

/** Merges; afterwards what was erased by it is gone from the journal and from what waits to be fetched, too. */
export async function* runMerge(
  app: App,
  { files, keys, accept, at }: Merging,
  signal?: AbortSignal,
): AsyncGenerator<Progress, MergeReport, void> {
  const { exhibitionId, file } = currentExhibition(app)
  app.station()
  const done = await afterOthers(app)
  // the worker empties the write-ahead log between its transactions; a scan must not have to
  app.db.pragma('wal_autocheckpoint = 0')
  let isWiped = false
  try {
    const here = {
      exhibitionId,
      exhibitors: new Set<string>(listExhibitors(app.db).map((exhibitor) => exhibitor.exhibitorId)),
    }
    const report = yield* app.jobs.run(
      'mergeBundles',
      { databaseFile: app.databaseFile, files, keys, here, accept, at, turn: app.turn },
      signal,
    )
    isWiped = !report.owed
    // formats alone make a badge another's than it was; and what is merged stays so, whoever gives up now
    if (report.scans.new > 0 && file.badge.templates.length > 0)
      await resultOf(app.jobs.run('noteMisread', rereadInput(app, at)))
    return report
  } finally {
    app.db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
    if (isWipeDue(app.db))
      forgetErased(
        app,
        isWiped,
        files.map(({ path }) => path),
      )
    done()
  }
}

/**
 * What an erasure, here or by a bundle that brought it, owes outside of the database; `isWiped`: inside, all is done.
 * `merged`: files that
 * the page goes on showing, bundles or not.
 */
export function forgetErased(app: App, isWiped: boolean, merged: readonly string[] = []): void {
  wipeJournal(app.db, app.folder, isWiped)
  forgetReports(app)
  app.outgoing.clear()
  app.bundlesOut.clear()
  // a list that is being read looks itself who has been erased meanwhile, and goes when it is read
  if (!app.jobs.isRunning('importRegistrants')) app.uploads.dropLists(merged)
}

/** The private keys at hand: those given, and the organiser's where the passphrase opens it. */
export async function keysAtHand(app: App, identities: readonly string[], passphrase: string | null): Promise<Keys> {
  const file = organiserKeyFile(app)
  if (identities.length > 0 || passphrase === null || !existsSync(file)) return { identities, passphrase }
  try {
    return { identities: await identitiesOf(readFileSync(file, 'utf8'), passphrase, file), passphrase }
  } catch (error) {
    // the passphrase may be a bundle's own
    if (error instanceof AppError && error.code === 'bundle_passphrase_wrong') return { identities, passphrase }
    throw error
  }
}

export interface MergeOptions {
  /** A key file's path. */
  identity: string | null
  /** Of the key file, or of the bundles. */
  passphrase: string | null
  /** Take stations never seen before. */
  acceptStation: boolean
}

/**
 * Merges bundles by path. If every one of them is refused, the first one's reason is thrown; else the report names the
 * refused ones.
 * Throws `exhibition_missing`, `cancelled`, a storage `AppError`, or what the key file is refused for.
 */
export async function mergeBundles(
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
 * Proves that a bundle is sealed to one exhibitor; needs no data folder. Throws what `verifySealed` throws, or the key
 * file is refused for.
 */
export async function checkSeal(
  file: string,
  options: { identity: string | null; passphrase: string | null },
): Promise<SealProof> {
  const identities = options.identity === null ? [] : await readKeyFile(options.identity, options.passphrase)
  return verifySealed(file, { identities, passphrase: options.passphrase })
}
