/**
 * From vCard 2.1, 3.0 and 4.0 to the parts of a contact. Sources of the properties: versit 2.1, RFC 2426, RFC 6350, the
 * kana of docomo and au.
 */
import type { PhoneKind } from '../person/contact.ts'
import { isKana } from '../person/kana.ts'
import type { Decoded } from './charset.ts'
import { canonicalBadgeCode } from './code.ts'
import { codeRankOf, normalKey } from './keys.ts'
import { MAX_VALUES } from './limits.ts'
import { emptyDraft, type ContactDraft } from './parts.ts'
import type { BadgeFormat } from './reading.ts'
import type { Warnings } from './text.ts'
import { components, unescapeText, vcardProperties, type VcardProperty } from './vcard-lines.ts'

export interface VcardReading {
  format: BadgeFormat
  badgeCode: string | null
  draft: ContactDraft
}

/** Is this a property that ticket systems add for their own code? EVENTYAY is from eventyay. */
function isCode(name: string): boolean {
  return (
    name === 'EVENTYAY' ||
    (name.startsWith('X-') && !name.startsWith('X-PHONETIC-') && codeRankOf(normalKey(name.slice(2))) !== null)
  )
}

function phoneKind(params: VcardProperty['params']): PhoneKind | null {
  const types = new Set((params.get('TYPE') ?? []).map((type) => type.trim().toUpperCase()))
  if (types.has('FAX')) return 'fax'
  if (types.has('CELL') || types.has('MOBILE') || types.has('PCS') || types.has('CAR')) return 'mobile'
  return types.has('WORK') ? 'work' : types.has('HOME') ? 'home' : null
}

/** `tel:+81-3-1234-5678;ext=5` and similar. */
function phoneNumber(value: string): string {
  return value.replace(/^tel:/i, '')
}

function addressOf(value: string): ContactDraft['addresses'][number] {
  const [box = '', extended = '', street = '', locality = '', region = '', postcode = '', country = ''] =
    components(value)
  return {
    street: [street, extended, box].filter((part) => part.trim() !== '').join(' '),
    locality,
    region,
    postcode,
    country,
  }
}

/**
 * Of several spellings of one thing (LANGUAGE), the one of the exhibition's country, else the first that is no reading.
 */
function preferred(all: readonly VcardProperty[], country: string): VcardProperty | undefined {
  if (all.length < 2) return all[0]
  const names = all.filter((property) => !isKana(property.value.replaceAll(';', '')))
  const candidates = names.length === 0 ? all : names
  const languageOf = (property: VcardProperty): string => property.params.get('LANGUAGE')?.[0]?.toLowerCase() ?? ''
  const wanted = country === 'JP' ? /^ja\b(?!-(?:latn|hrkt|hira|kana))/ : null
  return candidates.find((property) => wanted?.test(languageOf(property)) ?? false) ?? candidates[0]
}

function putName(draft: ContactDraft, value: string): void {
  const [family = '', given = '', additional = ''] = components(value)
  Object.assign(draft, { familyName: family, givenName: given, additionalName: additional })
}

/** A reading as `family;given` or `family,given`; docomo puts all of it into the first component. */
function putKana(draft: ContactDraft, value: string): void {
  if (draft.familyKana !== '' || draft.givenKana !== '') return
  const [family = '', given = ''] = value.includes(';') ? components(value) : value.split(/[,、]/)
  Object.assign(draft, { familyKana: family, givenKana: given })
}

function putOrganisation(draft: ContactDraft, value: string): void {
  const [organisation = '', ...departments] = components(value)
  draft.organisation = organisation
  draft.department ||= departments.filter((part) => part.trim() !== '').join(' ')
}

/** A reading in another property of the same name: SORT-AS, or an alternative in kana. */
function putOtherReadings(draft: ContactDraft, names: readonly VcardProperty[]): void {
  for (const { params, value } of names) {
    const sortAs = params.get('SORT-AS')?.[0] ?? ''
    if (isKana(sortAs.replaceAll(',', ''))) putKana(draft, sortAs)
    if (names.length > 1 && isKana(value.replaceAll(';', ''))) putKana(draft, value)
  }
}

function putSimple(draft: ContactDraft, { name, params, value }: VcardProperty): void {
  switch (name) {
    case 'TEL':
      draft.phones.push({ number: phoneNumber(unescapeText(value)), kind: phoneKind(params) })
      break
    case 'EMAIL':
      draft.emails.push(unescapeText(value))
      break
    case 'ADR':
      draft.addresses.push(addressOf(value))
      break
    case 'URL':
      draft.urls.push(unescapeText(value))
      break
    case 'NOTE':
      draft.notes.push(unescapeText(value))
      break
    case 'X-PHONETIC-LAST-NAME':
      draft.familyKana ||= unescapeText(value)
      break
    case 'X-PHONETIC-FIRST-NAME':
      draft.givenKana ||= unescapeText(value)
      break
    case 'X-DEPARTMENT':
      draft.department ||= unescapeText(value)
      break
    case 'SOUND':
      if (params.get('TYPE')?.some((type) => type.toUpperCase() === 'X-IRMC-N') ?? false) putKana(draft, value)
      break
    default:
  }
}

function versionOf(properties: readonly VcardProperty[]): BadgeFormat {
  const version = properties.find(({ name }) => name === 'VERSION')?.value.trim() ?? ''
  return version.startsWith('2') ? 'vcard2' : version.startsWith('4') ? 'vcard4' : 'vcard3'
}

/** Does the text open a vCard? */
export function isVcard(text: string): boolean {
  return /^\s*BEGIN\s*:\s*VCARD/i.test(text)
}

/** The first vCard of a payload whose whole text is already decoded. */
export function readVcard(bytes: Uint8Array, whole: Decoded, country: string, warnings: Warnings): VcardReading {
  const properties = vcardProperties(bytes, whole, warnings)
  const draft = emptyDraft()
  const many: Record<'N' | 'FN' | 'ORG' | 'TITLE' | 'ROLE', VcardProperty[]> = {
    N: [],
    FN: [],
    ORG: [],
    TITLE: [],
    ROLE: [],
  }
  let badgeCode: string | null = null
  let sortString = ''
  for (const property of properties) {
    const { name, value } = property
    if (name === 'N' || name === 'FN' || name === 'ORG' || name === 'TITLE' || name === 'ROLE') {
      if (many[name].length < MAX_VALUES) many[name].push(property)
    } else if (name === 'SORT-STRING') sortString = unescapeText(value)
    else if (isCode(name)) badgeCode ??= canonicalBadgeCode(unescapeText(value)) || null
    else putSimple(draft, property)
  }
  const name = preferred(many.N, country)
  const fullName = preferred(many.FN, country)
  const organisation = preferred(many.ORG, country)
  const title = preferred(many.TITLE, country) ?? preferred(many.ROLE, country)
  if (name !== undefined) putName(draft, name.value)
  if (fullName !== undefined) draft.fullName = unescapeText(fullName.value)
  if (organisation !== undefined) putOrganisation(draft, organisation.value)
  if (title !== undefined) draft.title = unescapeText(title.value)
  // The card of a company repeats the company as the person. Nobody has that name.
  const company = draft.organisation.trim()
  if (
    [draft.fullName, draft.familyName + draft.givenName].every((text) => text.trim() === '' || text.trim() === company)
  ) {
    Object.assign(draft, { fullName: '', familyName: '', givenName: '' })
  }
  putOtherReadings(draft, many.N)
  putOtherReadings(draft, many.FN)
  if (isKana(sortString)) putKana(draft, sortString)
  return { format: versionOf(properties), badgeCode, draft }
}
