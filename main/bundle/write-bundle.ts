/** Writing bundles: who may open them, where they go, and the record of each. */
import { setImmediate } from 'node:timers/promises'
import { mkdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileTimeIn } from '../../shared/domain/day.ts'
import { newId, type ExhibitorId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { defineJob, resultOf, type Progress } from '../app/jobs.ts'
import { assertNotOurs } from '../app/own-files.ts'
import { toStorageError } from '../db/storage-error.ts'
import { currentExhibition, exhibitorWithCode, exhibitorWithId, organiserRecipient } from '../exhibition/current.ts'
import { listExhibitors, type ExhibitorRecord } from '../exhibition/exhibition.sql.ts'
import type { Recipients } from '../key/age.ts'
import { clearUnbundled } from '../lead/unbundled.sql.ts'
import { thisStation } from '../station/this-station.ts'
import { parcelsOf } from '../transfer/waiting-files.ts'
import type { BundleOrder, BundleWritten } from './encode.ts'
import type { writeBundles as writeBundlesWork } from './write-bundle.job.ts'
import { noteWrittenBundle } from './written-bundle.sql.ts'

export const writeBundles = defineJob<typeof writeBundlesWork>('writeBundles')

/** The requested recipients of a bundle. Age takes public keys or a passphrase, never both. */
export interface AskedRecipients {
  recipients: readonly string[]
  passphrase: string | null
}

/** Throws `bundle_no_recipient` if nobody could open the bundle, `usage` if both keys and a passphrase are given. */
export function recipientsOf(app: App, asked: AskedRecipients, exhibitor: ExhibitorRecord | null): Recipients {
  if (asked.recipients.length > 0 && asked.passphrase !== null)
    throw new AppError('usage', { detail: '--to, --passphrase-env' })
  if (asked.passphrase !== null) return { passphrase: asked.passphrase }
  const own = exhibitor === null ? organiserRecipient(app) : exhibitor.recipient
  const keys = asked.recipients.length > 0 ? asked.recipients : own === null ? [] : [own]
  if (keys.length === 0) throw new AppError('bundle_no_recipient')
  return { keys }
}

export function orderOf(
  app: App,
  to: { out: string; exhibitor: ExhibitorRecord | null; recipients: Recipients },
  command: { id: string; at: string },
): BundleOrder {
  const { exhibitionId, file } = currentExhibition(app)
  // makes the station's key if it has none yet
  thisStation(app)
  return {
    out: to.out,
    bundleId: command.id,
    at: command.at,
    recipients: to.recipients,
    exhibition: { id: exhibitionId, name: file.exhibition.name },
    exhibitors: listExhibitors(app.db).map(({ exhibitorId, code }) => ({ id: exhibitorId, code })),
    exhibitor: to.exhibitor && { id: to.exhibitor.exhibitorId, code: to.exhibitor.code },
  }
}

/** Writes in a worker. The caller calls `noteBundles` once the files are in their final place. */
function writeOnly(
  app: App,
  orders: BundleOrder[],
  signal?: AbortSignal,
): AsyncGenerator<Progress, BundleWritten[], void> {
  return app.jobs.run(
    writeBundles,
    { databaseFile: app.databaseFile, orders, exhibition: currentExhibition(app).file },
    signal,
  )
}

/** Writes in a worker, then marks the content of the bundles as bundled. */
export async function* writeOrders(
  app: App,
  orders: BundleOrder[],
  signal?: AbortSignal,
): AsyncGenerator<Progress, BundleWritten[], void> {
  const written = yield* writeOnly(app, orders, signal)
  await noteBundles(app, orders, written)
  return written
}

/** The number of marks cleared in one transaction, which takes a few milliseconds. */
const AT_ONCE = 500

/** Records the written bundles and marks their content as bundled. Scans can be written between its transactions. */
async function noteBundles(app: App, orders: readonly BundleOrder[], written: readonly BundleWritten[]): Promise<void> {
  let newest: number | null = null
  app.db
    .transaction(() => {
      for (const [i, { leads, scans, sha256, mark }] of written.entries()) {
        const { bundleId, at, exhibitor } = orders[i]!
        const exhibitorId: ExhibitorId | null = exhibitor?.id ?? null
        noteWrittenBundle(app.db, { bundleId, at, exhibitorId, leads, scans, sha256 })
        // The organiser cannot open a bundle sealed to an exhibitor, so its leads are still in no bundle that can be
        // merged.
        if (exhibitorId === null) newest = Math.max(newest ?? 0, mark)
      }
    })
    .immediate()
  if (newest === null) return
  // when the app closes meanwhile, the marks stay and the next bundle clears them
  while (app.db.open && clearUnbundled(app.db, newest, AT_ONCE)) await setImmediate()
}

/** A part of a file name: letters and digits of any script, separated by hyphens. */
const namePart = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)

function nameOf(app: App, who: string, which: string): string {
  return `${namePart(currentExhibition(app).file.exhibition.name.en)}_${who}_${which}.enishi`
}

/**
 * `ISIEX-2026_laptop-3_2026-01-28-183000.enishi`: sorts by time and names the owner. Day and time are in the
 * exhibition's time zone.
 */
function bundleName(app: App, exhibitor: ExhibitorRecord | null, at: string): string {
  // a code stays as it is: `namePart` could make two codes equal, and codes are valid in file names
  const who = exhibitor === null ? namePart(thisStation(app).name) : exhibitor.code
  return nameOf(app, who, fileTimeIn(at, currentExhibition(app).file.exhibition.timeZone))
}

/**
 * `ISIEX-2026_laptop-3_0a1b2c3d.enishi`: always the same for one station, and different for two stations with the same
 * name.
 */
export function stationBundleName(app: App): string {
  const { name, stationId } = thisStation(app)
  return nameOf(app, namePart(name), stationId.slice(0, 8))
}

export interface PageRequest extends AskedRecipients {
  command: { id: string; at: string }
  /** The bundle holds this exhibitor's leads and is sealed to it; null for everything. */
  exhibitorId: ExhibitorId | null
}

/** The page's request with the name of its file. */
function askedBy(app: App, { exhibitorId, ...asked }: PageRequest) {
  const exhibitor = exhibitorId === null ? null : exhibitorWithId(app, exhibitorId)
  const recipients = recipientsOf(app, asked, exhibitor)
  return { exhibitor, recipients, name: bundleName(app, exhibitor, asked.command.at) }
}

/**
 * Writes a bundle that waits for the page. It counts as written once the page has fetched it. Throws as `writeBundle`.
 */
export async function* writeParcel(app: App, request: PageRequest, signal?: AbortSignal) {
  const { name, ...to } = askedBy(app, request)
  const { parcelId, path } = parcelsOf(app).begin({ owner: null, name, type: 'application/octet-stream' })
  let isOffered = false
  try {
    const orders = [orderOf(app, { ...to, out: path }, request.command)]
    const written = yield* writeOnly(app, orders, signal)
    const parcel = parcelsOf(app).offer(parcelId, () => {
      noteBundles(app, orders, written).catch((error: unknown) => app.log.failure(error, 'bundle.fetch'))
    })
    isOffered = true
    const { leads, scans, sha256, bytes } = written[0]!
    yield { kind: 'done' as const, leads, scans, sha256, bytes, name, parcel }
  } finally {
    if (!isOffered) parcelsOf(app).drop(parcelId)
  }
}

/** Writes a bundle into a folder of this machine, over an older file of that name. Throws as `writeBundle`. */
export async function* writeIntoFolder(
  app: App,
  { folder, ...request }: PageRequest & { folder: string },
  signal?: AbortSignal,
) {
  const { name, ...to } = askedBy(app, request)
  const written = yield* writeOrders(
    app,
    [orderOf(app, { ...to, out: join(resolve(folder), name) }, request.command)],
    signal,
  )
  const { leads, scans, sha256, bytes } = written[0]!
  yield { kind: 'done' as const, leads, scans, sha256, bytes, name, parcel: null }
}

export interface BundleRequest extends AskedRecipients {
  out: string
  /** The bundle holds this exhibitor's leads and is sealed to it; null for everything. */
  exhibitorCode: string | null
}

export interface BundleCounts {
  leads: number
  scans: number
  sha256: string
  bytes: number
  file: string
}

/**
 * Writes a bundle to a path, over an older one, whole or not at all. Throws `exhibition_missing`,
 * `exhibitor_not_found`, `bundle_no_recipient`, `recipient_invalid`, `usage`, `cancelled` or a storage `AppError`.
 */
export async function writeBundle(
  app: App,
  request: BundleRequest,
  signal?: AbortSignal,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<BundleCounts> {
  currentExhibition(app)
  const exhibitor = request.exhibitorCode === null ? null : exhibitorWithCode(app, request.exhibitorCode)
  const out = resolve(request.out)
  assertNotOurs(app, out)
  const order = orderOf(
    app,
    { out, exhibitor, recipients: recipientsOf(app, request, exhibitor) },
    { id: newId(), at: new Date().toISOString() },
  )
  const [written] = await resultOf(writeOrders(app, [order], signal), onProgress)
  const { leads, scans, sha256, bytes } = written!
  return { leads, scans, sha256, bytes, file: request.out }
}

export interface Returns {
  files: (BundleCounts & { exhibitorId: ExhibitorId; exhibitor: string })[]
  /** Exhibitors without a public key: their bundles could not be sealed. */
  left: ExhibitorId[]
}

/** Writes one sealed bundle for each exhibitor into a folder; makes the folder if it is missing. */
export async function* writeReturns(
  app: App,
  folder: string,
  command: { id: string; at: string },
  signal?: AbortSignal,
): AsyncGenerator<Progress, Returns, void> {
  currentExhibition(app)
  const all = listExhibitors(app.db)
  const sealed = all.filter((exhibitor) => exhibitor.recipient !== null)
  if (sealed.length === 0) throw new AppError('bundle_no_recipient')
  try {
    mkdirSync(resolve(folder), { recursive: true })
  } catch (error) {
    throw toStorageError(error, folder)
  }
  const orders = sealed.map((exhibitor) =>
    orderOf(
      app,
      {
        out: join(resolve(folder), bundleName(app, exhibitor, command.at)),
        exhibitor,
        recipients: { keys: [exhibitor.recipient!] },
      },
      { id: newId(), at: command.at },
    ),
  )
  const written = yield* writeOrders(app, orders, signal)
  return {
    files: written.map(({ leads, scans, sha256, bytes }, i) => ({
      leads,
      scans,
      sha256,
      bytes,
      file: basename(orders[i]!.out),
      exhibitorId: sealed[i]!.exhibitorId,
      exhibitor: sealed[i]!.code,
    })),
    left: all.filter((exhibitor) => exhibitor.recipient === null).map((exhibitor) => exhibitor.exhibitorId),
  }
}
