/**
 * The values that each field of a lead may have. Values come from forms and from other stations' bundles. They are
 * checked on arrival, because a value of another shape would stop every list that shows it.
 */
import { NAME_KEPT } from './kept-name.ts'
import { emptyContact, type Contact, type PhoneKind, type PostalAddress } from '../person/contact.ts'
import type { FollowUp } from './derive.ts'

/** The most bytes (UTF-8) of a value's JSON in a bundle. */
export const MAX_VALUE = 65_536
/** UTF-16 units. */
export const MAX_ACTION = 400
export const MAX_OWNER = 120
export const MAX_BY = 200

type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string'
const textUpTo =
  (max: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= max
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value)
const listOf =
  (isItem: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(isItem)
const isNull: Check = (value) => value === null

const KINDS: readonly PhoneKind[] = ['work', 'mobile', 'fax', 'home', 'other']
const ADDRESS: readonly (keyof PostalAddress)[] = ['street', 'locality', 'region', 'postcode', 'country']
const partsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

/** ITU-T E.164. Lists write such a number as it is, so nothing else may pass, above all no formula. */
const isE164: Check = (value) => typeof value === 'string' && /^\+[1-9]\d{1,14}$/.test(value)
const isPhone: Check = (value) => {
  const { number, e164, kind } = partsOf(value)
  return isText(number) && (isNull(e164) || isE164(e164)) && KINDS.some((known) => known === kind)
}
const isAddress: Check = (value) => ADDRESS.every((part) => isText(partsOf(value)[part]))

/** A day that exists, `YYYY-MM-DD`. */
const isDay: Check = (value) => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const ms = Date.parse(`${value}T00:00:00.000Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(value)
}

const TEXTS = Object.fromEntries(
  Object.entries(emptyContact()).map(([part, empty]) => [part, Array.isArray(empty) ? listOf(isText) : isText]),
) as Record<keyof Contact, Check>
const CONTACT: Readonly<Record<string, Check>> = { ...TEXTS, phones: listOf(isPhone), addresses: listOf(isAddress) }
const FOLLOW_UP: Readonly<Record<string, Check>> = {
  action: textUpTo(MAX_ACTION),
  owner: textUpTo(MAX_OWNER),
  dueOn: (value) => isNull(value) || isDay(value),
  status: oneOf('open', 'done', 'dropped'),
}
const isRank = oneOf('A', 'B', 'C', null)

const hasParts = (value: unknown, checks: Readonly<Record<string, Check>>): boolean =>
  Object.entries(checks).every(([part, check]) => check(partsOf(value)[part]))

/** Does this value have all parts of a contact, each as a correction may set it? */
export const isContact = (value: unknown): value is Contact => hasParts(value, CONTACT)

/** Does this value have all parts of a follow-up, each as a form may set it? */
export const isFollowUp = (value: unknown): value is FollowUp => hasParts(value, FOLLOW_UP)

/**
 * The most levels of lists within lists. No field needs more than a few, and JSON without a limit could not be written
 * again.
 */
const MAX_DEPTH = 20

function isTooDeep(value: unknown, depth = MAX_DEPTH): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (depth === 0 || Object.values(value).some((part) => isTooDeep(part, depth - 1)))
  )
}

/** May this field have this value? An unknown field may hold anything: it is passed on and shown nowhere. */
export function isRegisterValue(field: string, value: unknown): boolean {
  if (isTooDeep(value)) return false
  const dot = field.indexOf('.')
  const part = field.slice(dot + 1)
  switch (dot < 0 ? field : field.slice(0, dot)) {
    case 'rank':
      return dot >= 0 || isRank(value)
    case NAME_KEPT:
      return dot >= 0 || typeof value === 'boolean'
    case 'tag':
      return dot < 0 || typeof value === 'boolean'
    case 'answer':
      return dot < 0 || isText(value)
    // null takes back a correction.
    case 'contact':
      return dot < 0 || (Object.hasOwn(CONTACT, part) && (isNull(value) || CONTACT[part]!(value)))
    case 'followUp':
      return dot < 0 || (Object.hasOwn(FOLLOW_UP, part) && FOLLOW_UP[part]!(value))
    case 'by':
      return dot < 0 || textUpTo(MAX_BY)(value)
    default:
      return true
  }
}
