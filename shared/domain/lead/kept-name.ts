/**
 * Whose name a joined lead shows. One name is kept whole, never a mixture: the name that somebody chose, else one
 * corrected over badge or list, else the fuller one, else the name of the visitor scanned last.
 */
import type { VisitorId } from '../ids.ts'
import type { Contact } from '../person/contact.ts'

export const NAME_PARTS = ['fullName', 'familyName', 'givenName', 'familyKana', 'givenKana'] as const
export type Name = Pick<Contact, (typeof NAME_PARTS)[number]>

/** The register of the lead whose name somebody chose. Of several the last set counts. Its value is `true`. */
export const NAME_KEPT = 'nameKept'

export interface Named {
  visitorId: VisitorId
  contact: Name
  /** Was the name corrected over what badge or list say? */
  nameCorrected: boolean
  lastScannedAt: string | null
}

export const nameOf = (contact: Name): Name =>
  Object.fromEntries(NAME_PARTS.map((part) => [part, contact[part]])) as unknown as Name

/** How many of family name, given name and their kana are known. */
const fullness = ({ contact }: Named): number =>
  contact.fullName === '' ? -1 : NAME_PARTS.filter((part) => part !== 'fullName' && contact[part] !== '').length

/** Sorts first the lead whose name is kept if nobody chose. */
function compare(a: Named, b: Named): number {
  const unnamed = Number(fullness(a) < 0) - Number(fullness(b) < 0)
  const corrected = Number(b.nameCorrected) - Number(a.nameCorrected)
  const [lastA, lastB] = [a.lastScannedAt ?? '', b.lastScannedAt ?? '']
  const later = lastA > lastB ? -1 : lastA < lastB ? 1 : 0
  return unnamed || corrected || fullness(b) - fullness(a) || later || (a.visitorId < b.visitorId ? -1 : 1)
}

/** The one whose name is kept if nobody chose. */
export function whoseName<T extends Named>(all: readonly [T, ...T[]]): T {
  return all.toSorted(compare)[0] ?? all[0]
}
