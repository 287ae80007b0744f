/** The exhibition file, format version 1. It sets up an exhibition on a station and on the next one. */
import { z } from 'zod'
import { badgeTemplate } from './badge-template.ts'
import { bilingual, day, exhibitionId } from './shapes.ts'

const code = z.string().regex(/^[A-Z0-9][A-Z0-9_-]{0,23}$/)
const shortText = z.string().min(1).max(200)

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Checks also where something else is wrong, so that the author of a file sees all faults at once. */
const ALWAYS = { when: () => true }

/** Reports a second entry with the same value of a field, at the place of that field. */
function unique<T>(field: keyof T & string) {
  return (items: T[], context: z.RefinementCtx) => {
    if (!Array.isArray(items)) return
    const seen = new Set<unknown>()
    items.forEach((item: T | null | undefined, index) => {
      const value = item?.[field]
      if (typeof value === 'string' && seen.has(value))
        context.addIssue({ code: 'custom', path: [index, field], params: { rule: 'duplicate' }, message: 'duplicate' })
      seen.add(value)
    })
  }
}

/** Reports an end before the start, where both are days. */
function inOrder(span: { startsOn: string; endsOn: string } | null, context: z.RefinementCtx) {
  const [start, end] = [day.safeParse(span?.startsOn), day.safeParse(span?.endsOn)]
  if (!start.success || !end.success || end.data >= start.data) return
  context.addIssue({
    code: 'custom',
    path: ['endsOn'],
    params: { rule: 'ends_before_start' },
    message: 'ends before start',
  })
}

const exhibition = z
  .object({
    id: exhibitionId.optional(),
    name: bilingual,
    venue: bilingual,
    booth: shortText,
    startsOn: day,
    endsOn: day,
    timeZone: z.string().refine(isTimeZone, { params: { rule: 'time_zone' } }),
    /** The fair's country: how phone numbers without a country code are read. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .default('JP'),
    retentionDays: z.number().int().min(1).max(3650),
  })
  .superRefine(inOrder, ALWAYS)

const exhibitor = z.object({
  code,
  name: bilingual,
  country: z.string().regex(/^[A-Z]{2}$/),
  offers: z.array(shortText).max(50).default([]),
  pin: z
    .string()
    .regex(/^[0-9]{4,12}$/)
    .optional(),
  /** What an exported file holds in place of the PIN: `scrypt$<salt hex>$<hash hex>`. */
  pinHash: z
    .string()
    .regex(/^scrypt\$[0-9a-f]{32}\$[0-9a-f]{64}$/)
    .optional(),
  sender: z.object({ name: shortText, email: z.email(), address: z.string().max(400) }).optional(),
  /** The exhibitor's own public key, for bundles encrypted to it. */
  recipient: z.string().startsWith('age1').max(100).optional(),
})

export const question = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  text: bilingual,
  kind: z.enum(['choice', 'text', 'number']),
  choices: z.array(shortText).max(50).default([]),
})

const consentWording = z.object({
  version: shortText,
  purposes: z
    .array(z.object({ id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), text: bilingual }))
    .max(20)
    .superRefine(unique('id'), ALWAYS),
})

/** The most taught formats of an exhibition. Each is tried on every badge. */
export const MAX_TEMPLATES = 50

export const exhibitionFile = z.object({
  formatVersion: z.literal(1),
  exhibition,
  exhibitors: z.array(exhibitor).min(1).max(99).superRefine(unique('code'), ALWAYS),
  staff: z.array(shortText).max(200).default([]),
  questions: z.array(question).max(50).superRefine(unique('id'), ALWAYS).default([]),
  consent: consentWording.default({ version: '1', purposes: [] }),
  badge: z.object({ templates: z.array(badgeTemplate).max(MAX_TEMPLATES) }).default({ templates: [] }),
  organiser: z.object({ recipient: z.string().startsWith('age1').max(100) }).optional(),
})
export type ExhibitionFile = z.infer<typeof exhibitionFile>
export type ExhibitionFileInput = z.input<typeof exhibitionFile>
