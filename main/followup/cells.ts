/** How parts of a lead become one cell each. */
import { toRomaji } from 'wanakana'
import type { Lead } from '../../shared/domain/lead/derive.ts'
import type { Contact, Phone, PostalAddress } from '../../shared/domain/person/contact.ts'
import type { Cell } from './column.ts'

/** Several values in one cell, each once, in the order they came. */
export function listOf(values: readonly string[]): string {
  return [...new Set(values)].filter((value) => value !== '').join(';')
}

/** The number as it is dialled from anywhere, else as it was given. Only the former is known to be no formula. */
export function numberOf(phone: Phone | undefined): Cell {
  if (phone === undefined) return ''
  return phone.e164 === null ? phone.number : { harmless: phone.e164 }
}

type PhoneColumn = 'phone' | 'mobile' | 'fax'

/** The first number for a column; numbers of no stated kind count as telephones after those of work and home. */
export function phoneOf({ phones }: Contact, column: PhoneColumn): Phone | undefined {
  if (column !== 'phone') return phones.find((phone) => phone.kind === column)
  return (
    phones.find((phone) => phone.kind === 'work') ??
    phones.find((phone) => phone.kind === 'home') ??
    phones.find((phone) => phone.kind === 'other')
  )
}

/** Every number that has no column of its own. */
export function otherPhones(contact: Contact): Cell {
  const shown = (['phone', 'mobile', 'fax'] as const).map((column) => phoneOf(contact, column))
  const others = contact.phones.filter((phone) => !shown.includes(phone))
  const text = listOf(others.map((phone) => phone.e164 ?? phone.number))
  return text !== '' && others.every((phone) => phone.e164 !== null) ? { harmless: text } : text
}

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** One line: from the region down to the street in Japanese, the other way round elsewhere. */
export function addressLine(address: PostalAddress | undefined): string {
  if (address === undefined) return ''
  const { region, locality, street } = address
  const parts = [street, locality, region].filter((part) => part !== '')
  return JAPANESE.test(parts.join('')) ? parts.toReversed().join('') : parts.join(', ')
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** The readings in Latin letters: `YAMADA Tarou`. "" where there is no reading. */
export function romajiOf({ familyKana, givenKana }: Contact): string {
  const latin = (kana: string): string => toRomaji(kana.replaceAll('・', ' ')).trim()
  const given = latin(givenKana).split(' ').map(capitalised).join(' ')
  return [latin(familyKana).toUpperCase(), given].filter((part) => part !== '').join(' ')
}

/** The language of the latest consent, else Japanese for a name with a reading, else "": a name alone does not tell. */
export function languageOf({ consents, contact }: Lead): string {
  return consents.at(-1)?.language ?? (contact.familyKana + contact.givenKana === '' ? '' : 'ja')
}

/** The consents in force, by purpose; version and time once where all are the same. */
export function consentCells(
  lead: Lead,
  local: (instant: string) => string,
): { purposes: string; versions: string; times: string } {
  const latest = new Map(lead.consents.map((consent) => [consent.purpose, consent]))
  const given = [...latest.values()]
    .filter((consent) => consent.given)
    .toSorted((a, b) => (a.purpose < b.purpose ? -1 : 1))
  const together = (values: string[]): string => (new Set(values).size > 1 ? values.join(';') : (values[0] ?? ''))
  return {
    purposes: given.map((consent) => consent.purpose).join(';'),
    versions: together(given.map((consent) => consent.wordingVersion)),
    times: together(given.map((consent) => local(consent.at))),
  }
}

/** The stations by name, in the order in which they first scanned. */
export function stationNamesOf(lead: Lead, names: ReadonlyMap<string, string>): string {
  return listOf(lead.scans.map((scan) => names.get(scan.station) || scan.station))
}
