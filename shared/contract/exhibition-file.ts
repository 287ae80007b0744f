/** The exhibition file: how an exhibition is set up on a station and carried to the next one. Format version 1. */
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

/** Reports a second entry with the same key, at its own place. */
function unique<T>(key: (item: T) => string) {
  return (items: T[], context: z.RefinementCtx) => {
    const seen = new Set<string>()
    items.forEach((item, index) => {
      if (seen.has(key(item))) context.addIssue({ code: 'custom', path: [index], params: { rule: 'duplicate' }, message: 'duplicate' })
      seen.add(key(item))
    })
  }
}

const exhibition = z.object({
  id: exhibitionId.optional(),
  name: bilingual, venue: bilingual, booth: shortText, startsOn: day, endsOn: day,
  timeZone: z.string().refine(isTimeZone, { params: { rule: 'time_zone' } }),
  /** The fair's country: how phone numbers without a country code are read. */
  country: z.string().regex(/^[A-Z]{2}$/).default('JP'),
  retentionDays: z.number().int().min(1).max(3650),
}).refine((e) => e.endsOn >= e.startsOn, { path: ['endsOn'], params: { rule: 'ends_before_start' } })

const exhibitor = z.object({
  code, name: bilingual, country: z.string().regex(/^[A-Z]{2}$/), offers: z.array(shortText).max(50).default([]),
  pin: z.string().regex(/^[0-9]{4,12}$/).optional(),
  /** What an exported file carries in place of the PIN: `scrypt$<salt hex>$<hash hex>`. */
  pinHash: z.string().regex(/^scrypt\$[0-9a-f]{32}\$[0-9a-f]{64}$/).optional(),
  sender: z.object({ name: shortText, email: z.email(), address: z.string().max(400) }).optional(),
  /** The exhibitor's own public key for sealed bundles. */
  recipient: z.string().startsWith('age1').max(100).optional(),
})

export const question = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), text: bilingual, kind: z.enum(['choice', 'text', 'number']),
  choices: z.array(shortText).max(50).default([]),
})

const consentWording = z.object({
  version: shortText,
  purposes: z.array(z.object({ id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), text: bilingual })).max(20).superRefine(unique((p) => p.id)),
})

/** So many taught formats an exhibition may have: each is tried on every badge. */
export const MAX_TEMPLATES = 50

export const exhibitionFile = z.object({
  formatVersion: z.literal(1),
  exhibition,
  exhibitors: z.array(exhibitor).min(1).max(99).superRefine(unique((e) => e.code)),
  staff: z.array(shortText).max(200).default([]),
  questions: z.array(question).max(50).superRefine(unique((q) => q.id)).default([]),
  consent: consentWording.default({ version: '1', purposes: [] }),
  badge: z.object({ templates: z.array(badgeTemplate).max(MAX_TEMPLATES) }).default({ templates: [] }),
  organiser: z.object({ recipient: z.string().startsWith('age1').max(100) }).optional(),
})
export type ExhibitionFile = z.infer<typeof exhibitionFile>
export type ExhibitionFileInput = z.input<typeof exhibitionFile>
