/**
 * Identifiers. Deterministic ids are UUIDv8 (RFC 9562, section 5.8) of SHA-256 over the kind and length-prefixed parts.
 * So two stations make the same id without talking to each other.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

declare const brand: unique symbol
type Brand<T, B extends string> = T & { readonly [brand]: B }

export type ExhibitionId = Brand<string, 'ExhibitionId'>
export type ExhibitorId = Brand<string, 'ExhibitorId'>
export type VisitorId = Brand<string, 'VisitorId'>
export type LeadId = Brand<string, 'LeadId'>
export type ScanId = Brand<string, 'ScanId'>
export type NoteId = Brand<string, 'NoteId'>
export type CardId = Brand<string, 'CardId'>
export type ConsentId = Brand<string, 'ConsentId'>
export type StationId = Brand<string, 'StationId'>
export type CommandId = Brand<string, 'CommandId'>

/** Makes a UUID of the given version from 16 bytes. */
function bytesToUuid(bytes: Uint8Array, version: number): string {
  const b = bytes.slice(0, 16)
  b[6] = (b[6]! & 0x0f) | (version << 4)
  b[8] = (b[8]! & 0x3f) | 0x80
  const hex = Array.from(b, (x) => x.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** UUIDv8 of SHA-256 over `enishi:<kind>` and each part. Its length in bytes and a colon precede each. */
function derivedUuid(kind: string, ...parts: (string | Uint8Array)[]): string {
  const hash = sha256.create()
  for (const part of [`enishi:${kind}`, ...parts]) {
    const bytes = typeof part === 'string' ? utf8ToBytes(part) : part
    hash.update(utf8ToBytes(`${bytes.length}:`))
    hash.update(bytes)
  }
  return bytesToUuid(hash.digest(), 8)
}

/** The id of an exhibition whose file names none: from its English name, start day (`YYYY-MM-DD`) and booth. */
export function exhibitionIdFrom(nameEn: string, startsOn: string, booth: string): ExhibitionId {
  return derivedUuid('exhibition', nameEn, startsOn, booth) as ExhibitionId
}

/** The id of the exhibitor with this code at this exhibition. */
export function exhibitorIdFrom(exhibition: ExhibitionId, code: string): ExhibitorId {
  return derivedUuid('exhibitor', exhibition, code) as ExhibitorId
}

/** The visitor who wears the badge with this canonical code. */
export function visitorIdFromBadgeCode(exhibition: ExhibitionId, badgeCode: string): VisitorId {
  return derivedUuid('visitor', exhibition, badgeCode) as VisitorId
}

/**
 * The visitor whose badge holds a contact and no code: from the decoded text with normalised line ends, without outer
 * blanks.
 */
export function visitorIdFromText(exhibition: ExhibitionId, text: string): VisitorId {
  return derivedUuid('visitor-text', exhibition, text.replace(/\r\n?/g, '\n').trim()) as VisitorId
}

/** A visitor who was erased, comes back and agrees to be recorded again. The new id is not under the tombstone. */
export function visitorIdAfterErasure(exhibition: ExhibitionId, erased: VisitorId): VisitorId {
  return derivedUuid('visitor-again', exhibition, erased) as VisitorId
}

/** One exhibitor's record of one visitor. */
export function leadIdFrom(exhibitor: ExhibitorId, visitor: VisitorId): LeadId {
  return derivedUuid('lead', exhibitor, visitor) as LeadId
}

/** The consent given with a scan: one for each purpose, however often the scan is sent. */
export function consentIdFrom(scan: ScanId, purpose: string): ConsentId {
  return derivedUuid('consent', scan, purpose) as ConsentId
}

/** The link that one command makes: two visitors are one person. */
export function samePersonLinkIdFrom(command: CommandId, a: VisitorId, b: VisitorId): string {
  return derivedUuid('same-person', command, a, b)
}

/** The withdrawal of a link by one command. */
export function linkWithdrawalIdFrom(command: CommandId, linkId: string): string {
  return derivedUuid('same-person-withdrawal', command, linkId)
}

/**
 * The link that a station makes when it reads one visitor's badge as another's: one for each pair, however often it
 * reads again.
 */
export function rereadLinkIdFrom(station: StationId, one: VisitorId, other: VisitorId): string {
  return derivedUuid('reread-link', station, ...[one, other].toSorted())
}

/** The station with this Ed25519 public key (32 raw bytes). */
export function stationIdFrom(publicKey: Uint8Array): StationId {
  return derivedUuid('station', publicKey) as StationId
}

/** A time-ordered random id (UUIDv7, RFC 9562 section 5.7) from a time in ms and 10 random bytes. */
export function uuidv7(ms: number, random: Uint8Array): string {
  const b = new Uint8Array(16)
  for (let i = 0, rest = ms; i < 6; i++) {
    b[5 - i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  b.set(random.subarray(0, 10), 6)
  return bytesToUuid(b, 7)
}

/** A new random id for something that happens now. */
export function newId(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}

/** A hash of fixed size over text or bytes, in hex. It compares values and hides nothing. */
export function sha256Hex(data: string | Uint8Array): string {
  return Array.from(sha256(typeof data === 'string' ? utf8ToBytes(data) : data), (x) =>
    x.toString(16).padStart(2, '0'),
  ).join('')
}
