/**
 * The three JSON blocks of a bundle, and all their fields: the header describes the bundle, the preface holds the data
 * that leads refer to, the summary holds the counts.
 */
import { z } from 'zod'
import { exhibitionId, exhibitorId, instant, stationId, visitorId } from '../../shared/contract/shapes.ts'
import { stationIdFrom } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import { LEAD_TABLES } from '../lead/tables.sql.ts'
import { FORMAT_VERSION } from './sealed-file.ts'

const uuid = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const count = z.number().int().min(0)

/** A station with its key. The key must make the id. */
const station = z
  .strictObject({ stationId, name: z.string().max(200), publicKey: hex(32) })
  .refine((s) => stationIdFrom(new Uint8Array(Buffer.from(s.publicKey, 'hex'))) === s.stationId, {
    message: 'station id',
  })
export type BundleStation = z.infer<typeof station>

const header = z.strictObject({
  format: z.literal('enishi-bundle'),
  formatVersion: z.literal(FORMAT_VERSION),
  bundleId: uuid,
  exhibition: z.strictObject({
    id: exhibitionId,
    name: z.strictObject({ en: z.string().max(400), ja: z.string().max(400) }),
  }),
  station,
  madeAt: instant,
  /** null: everything the station holds; else the bundle is sealed to this exhibitor. */
  exhibitor: z.strictObject({ id: exhibitorId, code: z.string().max(60) }).nullable(),
  /** How many leads follow. It is used for progress and checked at the end. */
  leads: count,
})
export type Header = z.infer<typeof header>

const preface = z.strictObject({
  stations: z.array(station),
  exhibitors: z.array(z.strictObject({ id: exhibitorId, code: z.string().max(60) })),
  samePerson: z.array(
    z
      .strictObject({
        linkId: uuid,
        exhibitorId: exhibitorId.nullable(),
        visitorA: visitorId,
        visitorB: visitorId,
        stationId,
        at: instant,
      })
      .refine((link) => link.visitorA < link.visitorB, { message: 'order' }),
  ),
  samePersonWithdrawals: z.array(z.strictObject({ withdrawalId: uuid, linkId: uuid, stationId, at: instant })),
  erasures: z.array(
    z
      .strictObject({
        salt: hex(16),
        hash: hex(32),
        kind: z.enum(['visitor', 'lead']),
        exhibitorId: exhibitorId.nullable(),
        stationId,
        at: instant,
      })
      .refine((erasure) => (erasure.kind === 'lead') === (erasure.exhibitorId !== null), { message: 'kind' }),
  ),
})
export type Preface = z.infer<typeof preface>

const summary = z.strictObject({
  leads: count,
  rows: z.strictObject(Object.fromEntries(LEAD_TABLES.map((table) => [table.name, count]))),
  /** How many scans each station recorded. */
  stations: z.array(z.strictObject({ stationId, scans: count })),
})
export type Summary = z.infer<typeof summary>

function parse(raw: Buffer, block: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw)) as unknown
  } catch (error) {
    throw new AppError('bundle_damaged', { detail: block }, { cause: error })
  }
}

function check<T>(schema: z.ZodType<T>, raw: Buffer, block: string): T {
  const parsed = schema.safeParse(parse(raw, block))
  if (!parsed.success)
    throw new AppError('bundle_damaged', { detail: `${block}: ${parsed.error.issues[0]?.path.join('.') ?? ''}` })
  return parsed.data
}

/** Throws `format_newer` or `bundle_damaged`. */
export function readHeader(raw: Buffer): Header {
  const found = parse(raw, 'header')
  const version: unknown =
    typeof found === 'object' && found !== null && 'formatVersion' in found ? found.formatVersion : null
  if (typeof version === 'number' && version > FORMAT_VERSION)
    throw new AppError('format_newer', { found: version, known: FORMAT_VERSION })
  return check(header, raw, 'header')
}

export const readPreface = (raw: Buffer): Preface => check(preface, raw, 'preface')
export const readSummary = (raw: Buffer): Summary => check(summary, raw, 'summary')
export const writeJsonBlock = (block: Header | Preface | Summary): Buffer => Buffer.from(JSON.stringify(block))
