/** An exhibitor's own leads. */
import { z } from 'zod'
import { ORIGINS } from '../domain/lead/origins.ts'
import { procedure } from './base.ts'
import { cardFact } from './card.ts'
import {
  command,
  contact,
  contactCorrection,
  exhibitorId,
  followUp,
  lead,
  leadId,
  leadRow,
  noteId,
  rank,
  stationId,
} from './shapes.ts'

export const LEAD_SORTS = ['lastScanned', 'firstScanned', 'name', 'organisation', 'rank', 'followUp'] as const

export const leadQuery = z.object({
  exhibitorId,
  search: z.string().max(200).default(''),
  sort: z.enum(LEAD_SORTS).default('lastScanned'),
  descending: z.boolean().default(true),
  rank: rank.or(z.literal('none')).nullable().default(null),
  tag: z.string().max(60).nullable().default(null),
  /** A day of the exhibition, `YYYY-MM-DD` in its time zone. */
  day: z.iso.date().nullable().default(null),
  followUp: z.enum(['open', 'done', 'dropped', 'none', 'overdue']).nullable().default(null),
  consent: z.string().max(40).nullable().default(null),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(1000).default(200),
})

/** One whole lead, with more than the lead of the list: what the screen needs. */
export const leadDetail = z.object({
  lead,
  /** What badge and registrant list say, without the exhibitor's own corrections. */
  badgeContact: contact,
  /** Where each filled field of `badgeContact` comes from, if known. */
  origins: z.record(z.string(), z.enum(ORIGINS)),
  /** Names of the fields that were corrected. */
  corrected: z.array(z.string()),
  /** Pictures of the business card; the page fetches them one by one. */
  cards: z.array(cardFact),
  stationNames: z.record(z.string(), z.string()),
  /** Newest first: what was set, at which station, and by whom; `by` is "" where no name is known. */
  changes: z.array(
    z.object({ at: z.string(), field: z.string(), value: z.unknown(), station: stationId, by: z.string() }),
  ),
})

const change = { command, leadId }

export const leadContract = {
  list: procedure('exhibitor')
    .input(leadQuery)
    .output(z.object({ total: z.number().int(), rows: z.array(leadRow) })),
  /** What the list can be filtered by: tags in use, and days of the exhibition with scans. */
  facets: procedure('exhibitor')
    .input(z.object({ exhibitorId }))
    .output(z.object({ tags: z.array(z.string()), days: z.array(z.iso.date()) })),
  get: procedure('lead').input(z.object({ leadId })).output(leadDetail),
  setRank: procedure('just_scanned')
    .input(z.object({ ...change, rank: rank.nullable() }))
    .output(lead.pick({ leadId: true, rank: true })),
  /** Adds and removes tags; each tag is its own register. */
  setTags: procedure('just_scanned')
    .input(
      z.object({
        ...change,
        add: z.array(z.string().trim().min(1).max(60)).max(20),
        remove: z.array(z.string().max(60)).max(20),
      }),
    )
    .output(lead.pick({ leadId: true, tags: true })),
  /** `command.id` becomes the note's id. */
  addNote: procedure('just_scanned')
    .input(z.object({ ...change, text: z.string().trim().min(1).max(4000), by: z.string().max(200) }))
    .output(z.object({ noteId })),
  withdrawNote: procedure('just_scanned')
    .input(z.object({ ...change, noteId }))
    .output(z.object({ noteId })),
  setAnswer: procedure('just_scanned')
    .input(z.object({ ...change, question: z.string().max(40), answer: z.string().max(1000) }))
    .output(lead.pick({ leadId: true, answers: true })),
  /** Sets corrections over what badge and list say. Null takes back the correction of that field. */
  correct: procedure('just_scanned')
    .input(z.object({ ...change, fields: contactCorrection }))
    .output(contact),
  setFollowUp: procedure('lead')
    .input(z.object({ ...change, followUp }))
    .output(followUp),
  /**
   * Records that the visitor gave or withdrew consent to a purpose, with the wording in force. `command.id` becomes its
   * id.
   */
  recordConsent: procedure('just_scanned')
    .input(z.object({ ...change, purpose: z.string().max(40), given: z.boolean(), language: z.enum(['en', 'ja']) }))
    .output(z.object({ purpose: z.string(), given: z.boolean() })),
}
