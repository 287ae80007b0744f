/** Where each field of a contact comes from, before the exhibitor's own corrections. */
import type { Contact } from '../person/contact.ts'
import type { LeadFacts } from './facts.ts'

/** `badge`: a code was read. `form`: staff typed the visitor. `list`: the fair's list of registrants. */
export const ORIGINS = ['badge', 'form', 'list'] as const
export type Origin = (typeof ORIGINS)[number]

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * The origin of every filled field. Where several sources say the same, the badge comes first. A kept name of another
 * lead may have none.
 */
export function originsOf(
  { scans, withdrawals, registrant }: Pick<LeadFacts, 'scans' | 'withdrawals' | 'registrant'>,
  contact: Contact,
): Partial<Record<keyof Contact, Origin>> {
  const withdrawn = new Set(withdrawals.map(({ factId }) => factId))
  const read = scans.filter(({ scanId }) => !withdrawn.has(scanId))
  const saidBy: Record<Origin, (Contact | null)[]> = {
    badge: read.filter(({ source }) => source !== 'form').map(({ reading }) => reading.contact),
    form: read.filter(({ source }) => source === 'form').map(({ reading }) => reading.contact),
    list: [registrant],
  }
  const fields = (Object.keys(contact) as (keyof Contact)[]).filter((field) => contact[field].length > 0)
  return Object.fromEntries(
    fields.flatMap((field) => {
      const origin = ORIGINS.find((one) => saidBy[one].some((source) => same(source?.[field], contact[field])))
      return origin === undefined ? [] : [[field, origin]]
    }),
  )
}
