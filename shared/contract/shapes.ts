/** The shapes that procedures and the `enishi` command share. They may grow but never change their meaning. */
import { z } from 'zod'
import type { Contact } from '../domain/person/contact.ts'
import { BADGE_FORMATS, READING_WARNINGS, type BadgeReading } from '../domain/badge/reading.ts'
import { MAX_ACTION, MAX_BY, MAX_OWNER } from '../domain/lead/register-value.ts'
import type {
  CardId,
  CommandId,
  ExhibitionId,
  ExhibitorId,
  LeadId,
  NoteId,
  ScanId,
  StationId,
  VisitorId,
} from '../domain/ids.ts'

export const uuid = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const branded = <T extends string>() => uuid as unknown as z.ZodType<T, T>

export const exhibitionId = branded<ExhibitionId>()
export const exhibitorId = branded<ExhibitorId>()
export const visitorId = branded<VisitorId>()
export const leadId = branded<LeadId>()
export const scanId = branded<ScanId>()
export const noteId = branded<NoteId>()
export const cardId = branded<CardId>()
export const stationId = branded<StationId>()
export const commandId = branded<CommandId>()

/** Files pass between page and host in pieces of at most this many bytes. */
export const MAX_PIECE = 8 * 1024 * 1024

/** UTC, ISO 8601 with milliseconds: `2026-01-28T01:02:03.456Z`. Not before 1970, because bundles count from there. */
export const instant = z.iso.datetime({ precision: 3 }).refine((time) => time >= '1970')
/** `YYYY-MM-DD`. */
export const day = z.iso.date()

/** A text in both languages. */
export const bilingual = z.object({ en: z.string().min(1).max(400), ja: z.string().min(1).max(400) })
export type Bilingual = z.infer<typeof bilingual>

/** The caller sets id and time of a command, so that a repeated command changes nothing. */
export const command = z.object({ id: commandId, at: instant, by: z.string().max(MAX_BY).optional() })
export type Command = z.infer<typeof command>

const phone = z.object({
  number: z.string(),
  e164: z.string().nullable(),
  kind: z.enum(['work', 'mobile', 'fax', 'home', 'other']),
})
const postalAddress = z.object({
  street: z.string(),
  locality: z.string(),
  region: z.string(),
  postcode: z.string(),
  country: z.string(),
})
export const contact = z.object({
  fullName: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  familyKana: z.string(),
  givenKana: z.string(),
  organisation: z.string(),
  department: z.string(),
  title: z.string(),
  emails: z.array(z.string()),
  phones: z.array(phone),
  addresses: z.array(postalAddress),
  urls: z.array(z.string()),
  note: z.string(),
}) satisfies z.ZodType<Contact>

/** A correction of one field over what badge and list say; null takes it back. */
const correctedText = z.string().max(1000).nullable()
export const contactCorrection = z
  .object({
    fullName: correctedText,
    familyName: correctedText,
    givenName: correctedText,
    familyKana: correctedText,
    givenKana: correctedText,
    organisation: correctedText,
    department: correctedText,
    title: correctedText,
    emails: z.array(z.string().max(320)).max(20).nullable(),
    phones: z.array(phone).max(20).nullable(),
    addresses: z.array(postalAddress).max(10).nullable(),
    urls: z.array(z.string().max(2000)).max(20).nullable(),
    note: correctedText,
  })
  .partial()
export type ContactCorrection = z.infer<typeof contactCorrection>

/** The largest payload of a scan, in bytes: more than any code holds (a QR code holds 2,953). */
export const MAX_PAYLOAD_BYTES = 16_384
export const payloadHex = z
  .string()
  .max(MAX_PAYLOAD_BYTES * 2)
  .regex(/^(?:[0-9a-f]{2})*$/)

export const reading = z.object({
  format: z.enum(BADGE_FORMATS),
  payloadHex: z.string(),
  badgeCode: z.string().nullable(),
  contact: contact.nullable(),
  warnings: z.array(z.enum(READING_WARNINGS)),
}) satisfies z.ZodType<BadgeReading>

/** A = hot, B = warm, C = cold. */
export const rank = z.enum(['A', 'B', 'C'])
export type Rank = z.infer<typeof rank>

export const SCAN_SOURCES = ['camera', 'scanner', 'typed', 'photo', 'form', 'command'] as const
export const scanSource = z.enum(SCAN_SOURCES)

export const ack = z.object({
  outcome: z.enum(['new', 'again', 'rejected']),
  scanId: scanId.nullable(),
  leadId: leadId.nullable(),
  visitorId: visitorId.nullable(),
  reading,
  /** Why it was rejected. */
  reason: z.enum(['wifi', 'foreign', 'empty', 'erased']).nullable(),
  /** What this lead shows now, with registrant list and corrections; null when rejected. */
  contact: contact.nullable(),
  at: instant,
  /** How many scans of this visitor this exhibitor has, this one included. */
  times: z.number().int(),
  /** The scan before this one. */
  previous: z.object({ at: instant, staff: z.string(), station: stationId }).nullable(),
  rank: rank.nullable(),
})
export type Ack = z.infer<typeof ack>

export const FOLLOW_UP_STATUSES = ['open', 'done', 'dropped'] as const
export const followUp = z.object({
  action: z.string().max(MAX_ACTION),
  owner: z.string().max(MAX_OWNER),
  dueOn: day.nullable(),
  status: z.enum(FOLLOW_UP_STATUSES),
})
export type FollowUp = z.infer<typeof followUp>

export const note = z.object({ noteId, at: instant, by: z.string(), text: z.string() })
export const scan = z.object({ scanId, at: instant, station: stationId, staff: z.string(), source: scanSource })
export const consent = z.object({
  purpose: z.string(),
  given: z.boolean(),
  at: instant,
  wordingVersion: z.string(),
  language: z.enum(['en', 'ja']),
})

export const lead = z.object({
  leadId,
  exhibitor: z.string(),
  visitorId,
  badgeCode: z.string().nullable(),
  contact,
  rank: rank.nullable(),
  tags: z.array(z.string()),
  answers: z.record(z.string(), z.string()),
  notes: z.array(note),
  scans: z.array(scan),
  consents: z.array(consent),
  followUp: followUp.nullable(),
  createdAt: instant,
  updatedAt: instant,
})
export type Lead = z.infer<typeof lead>

/** One line of an exhibitor's list: what the list shows, sorts and filters by. */
export const leadRow = z.object({
  leadId,
  visitorId,
  badgeCode: z.string().nullable(),
  fullName: z.string(),
  kana: z.string(),
  organisation: z.string(),
  title: z.string(),
  rank: rank.nullable(),
  tags: z.array(z.string()),
  scanCount: z.number().int(),
  noteCount: z.number().int(),
  firstScannedAt: instant,
  lastScannedAt: instant,
  updatedAt: instant,
  followUp: followUp.nullable(),
  consents: z.array(z.string()),
})
export type LeadRow = z.infer<typeof leadRow>
