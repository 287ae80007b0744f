/** Turns parts of a lead into one cell each. */
import { toRomaji } from 'wanakana'
import type { Lead } from '../../shared/domain/lead/derive.ts'
import type { Contact, Phone, PostalAddress } from '../../shared/domain/person/contact.ts'
import type { Cell } from './column.ts'

/** Joins several values in one cell, without repeats, in their order. */
export function listOf(values: readonly string[]): string {
  return [...new Set(values)].filter((value) => value !== '').join(';')
}

/** The number in international form, else as given. Only the international form is known to be no formula. */
export function numberOf(phone: Phone | undefined): Cell {
  if (phone === undefined) return ''
  return phone.e164 === null ? phone.number : { harmless: phone.e164 }
}

type PhoneColumn = 'phone' | 'mobile' | 'fax'

/** The first number for a column. Numbers without a kind count as telephones, after work and home numbers. */
export function phoneOf({ phones }: Contact, column: PhoneColumn): Phone | undefined {
  if (column !== 'phone') return phones.find((phone) => phone.kind === column)
  return (
    phones.find((phone) => phone.kind === 'work') ??
    phones.find((phone) => phone.kind === 'home') ??
    phones.find((phone) => phone.kind === 'other')
  )
}

/** All numbers without a column of their own. */
export function otherPhones(contact: Contact): Cell {
  const shown = (['phone', 'mobile', 'fax'] as const).map((column) => phoneOf(contact, column))
  const others = contact.phones.filter((phone) => !shown.includes(phone))
  const text = listOf(others.map((phone) => phone.e164 ?? phone.number))
  return text !== '' && others.every((phone) => phone.e164 !== null) ? { harmless: text } : text
}

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** The address in one line: from region to street in Japanese, from street to region elsewhere. */
export function addressLine(address: PostalAddress | undefined): string {
  if (address === undefined) return ''
  const { region, locality, street } = address
  const parts = [street, locality, region].filter((part) => part !== '')
  return JAPANESE.test(parts.join('')) ? parts.toReversed().join('') : parts.join(', ')
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** The readings in Latin letters: `YAMADA Tarou`. "" if there is no reading. */
export function romajiOf({ familyKana, givenKana }: Contact): string {
  const latin = (kana: string): string => toRomaji(kana.replaceAll('・', ' ')).trim()
  const given = latin(givenKana).split(' ').map(capitalised).join(' ')
  return [latin(familyKana).toUpperCase(), given].filter((part) => part !== '').join(' ')
}

/** The language of the latest consent, else Japanese if the name has a reading, else "". A name alone does not tell. */
export function languageOf({ consents, contact }: Lead): string {
  return consents.at(-1)?.language ?? (contact.familyKana + contact.givenKana === '' ? '' : 'ja')
}

/** The consents in force, by purpose. Version and time appear once if all consents share them. */
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

/** The station names in the order of their first scan. */
export function stationNamesOf(lead: Lead, names: ReadonlyMap<string, string>): string {
  return listOf(lead.scans.map((scan) => names.get(scan.station) || scan.station))
}
