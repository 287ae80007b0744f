/**
 * A badge that is a web address. Its code is its one id parameter; else, where no other parameter could tell visitors apart, its
 * last path segment; else the whole address. So two visitors never share a code because their addresses share an ending.
 */
import { canonicalBadgeCode } from './code.ts'
import { isForeignHost } from './foreign.ts'

const ADDRESS = /^(?:([a-z][a-z0-9+.-]*):\/\/|(?=www\.))(?:[^/?#\s@]*@)?([^/?#\s]*)([^?#\s]*)(\?[^#\s]*)?(#\S*)?$/i

const ID_NAMES = new Set((
  'id code badge badgeid badgecode badgeno bid uid uuid guid vid visitor visitorid visitorcode attendee attendeeid reg regid regno registration registrationid '
  + 'registrationcode participant participantid person personid pid rid tid ticket ticketid ticketcode token key qr qrcode barcode number no lead leadid secret'
).split(' '))
/** Parameters that say the same for every visitor. */
const PASSING = /^(?:utm_.*|lang|locale|hl|ref|source|src|theme|mode|v|ver|version|_)$/

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

/** What a web address says, or null where the text is none. */
export function readUrl(text: string): UrlReading | null {
  const match = ADDRESS.exec(text)
  if (match === null) return null
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] = match
  if (authority === '' && path === '') return null
  const host = authority.toLowerCase().replace(/:\d*$/, '')
  const foreign = /^(?:https?)?$/i.test(scheme) && isForeignHost(host)
  const params = query.slice(1).split('&').filter((pair) => pair !== '').map((pair) => {
    const equals = pair.indexOf('=')
    return equals < 0 ? { name: pair.toLowerCase(), value: '' } : { name: pair.slice(0, equals).toLowerCase(), value: decoded(pair.slice(equals + 1)) }
  })
  const ids = params.filter(({ name, value }) => ID_NAMES.has(name.replace(/[_-]|\[\]$/g, '')) && value.trim() !== '')
  // `?A12345`: the query is nothing but the id.
  if (params.length === 1 && ids.length === 0 && query.length > 2 && !query.includes('=')) ids.push({ name: '', value: decoded(query.slice(1)) })
  const telling = params.some(({ name }) => !PASSING.test(name))
  const segment = lastSegment(path)
  const code = ids.length === 1 ? ids[0]!.value : !telling && segment !== '' && !fragment.includes('/') ? segment : text
  return { badgeCode: canonicalBadgeCode(code) || canonicalBadgeCode(text), foreign }
}
