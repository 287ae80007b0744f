/**
 * A badge that holds a web address. Its code is its one id parameter; else its last path segment, where nothing else
 * could tell visitors apart; else the whole address. So two visitors never share a code because their addresses share a
 * part.
 */
import { canonicalBadgeCode } from './code.ts'
import { isForeignHost } from './foreign.ts'

const ADDRESS = /^(?:([a-z][a-z0-9+.-]*):\/\/|(?=www\.))(?:[^/?#\s@]*@)?([^/?#\s]*)([^?#\s]*)(\?[^#\s]*)?(?:#(\S*))?$/i
/** What old phones write before a link. */
const MARK = /^url(?:to)?:(?=https?:)/i

const ID_NAMES = new Set(
  (
    'id code badge badgeid badgecode badgeno bid uid uuid guid vid visitor visitorid visitorcode ' +
    'attendee attendeeid reg regid regno registration registrationid ' +
    'registrationcode participant participantid person personid pid rid tid ticket ticketid ticketcode barcode'
  ).split(' '),
)
/** Names that mean a visitor only if no other parameter might: a key may as well be the fair's. */
const WEAK_ID_NAMES = new Set('token key secret qr qrcode number no lead leadid'.split(' '))
/** Parameters that are equal for every visitor, either always or where the value is a mere word. */
const PASSING = /^(?:utm.*|lang|locale|hl|theme|event|eventid|eventcode|exhibition|fair)$/
const PASSING_WORD = /^(?:ref|source|src|mode)=[a-z_-]{0,12}$/i
/** Endings of addresses that name a page, not a visitor. */
const PAGE = new RegExp(
  String.raw`^(?:v|b|badges?|cards?|vcard|profile|view|show|details?|info|index|home|top|me|visitors?|` +
    String.raw`attendees?|users?|contact|register|registration|entry|check-?in|scan|qr|viewform|en|ja|` +
    String.raw`jp)$|\.(?:html?|php|aspx?|jsp|cgi|do|pdf)$`,
  'i',
)

export interface UrlReading {
  badgeCode: string
  /** A host where no fair keeps its visitors. */
  foreign: boolean
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

function lastSegment(path: string): string {
  let end = path.length
  while (path[end - 1] === '/') end--
  return decoded(path.slice(path.lastIndexOf('/', end - 1) + 1, end))
}

interface Parameter {
  name: string
  value: string
  passing: boolean
}

function parametersOf(query: string): Parameter[] {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=')
      const name = (equals < 0 ? pair : pair.slice(0, equals)).toLowerCase().replace(/[_-]|\[\]$/g, '')
      const passing = PASSING.test(name) || PASSING_WORD.test(pair)
      return { name, value: equals < 0 ? '' : decoded(pair.slice(equals + 1)), passing }
    })
}

/** The value of the one parameter that tells visitors apart, or null. */
function idOf(parameters: readonly Parameter[]): string | null {
  const given = parameters.filter(({ value }) => value.trim() !== '')
  const ids = given.filter(({ name }) => ID_NAMES.has(name) || WEAK_ID_NAMES.has(name))
  if (ids.length !== 1) return null
  const others = parameters.some((parameter) => parameter !== ids[0] && !parameter.passing)
  return others && WEAK_ID_NAMES.has(ids[0]!.name) ? null : ids[0]!.value
}

/** What a web address says, or null where the text is none. */
export function readUrl(marked: string): UrlReading | null {
  const text = marked.replace(MARK, '')
  const match = ADDRESS.exec(text)
  if (match === null) return null
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] = match
  if (authority === '' && path === '') return null
  const host = authority.toLowerCase().replace(/:\d*$/, '')
  const foreign = /^(?:https?)?$/i.test(scheme) && isForeignHost(host)
  // Single-page apps keep their own path and query behind the #.
  const parameters = [
    ...parametersOf(query.slice(1)),
    ...parametersOf(fragment.includes('=') ? fragment.slice(fragment.indexOf('?') + 1) : ''),
  ]
  const segment = lastSegment(path)
  // `?A12345`: the query is only the id.
  const bare = parameters.length === 1 && !/[=#]/.test(query + fragment) ? decoded(query.slice(1)) : null
  const ending = parameters.every(({ passing }) => passing) && fragment === '' && !PAGE.test(segment) ? segment : ''
  const code = bare ?? idOf(parameters) ?? ending
  return { badgeCode: canonicalBadgeCode(code) || canonicalBadgeCode(text), foreign }
}
