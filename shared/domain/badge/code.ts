/**
 * The canonical form of a badge code. A visitor's id is made from it, so it must never change for a code once scanned.
 * Rule: harmful and invisible characters removed, Unicode NFKC, runs of white space one space, outer blanks removed.
 * Case is kept, because Base64 tickets differ by it. Applying it twice changes nothing.
 */
const UNSEEN = /[[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]--[\t\n\v\f\r]]/gv
const ORDINARY = /^[\x21-\x7e]+$/

/** The canonical form of a code that was read, typed or listed; "" if nothing of it remains. */
export function canonicalBadgeCode(code: string): string {
  if (ORDINARY.test(code)) return code
  return code.toWellFormed().replace(UNSEEN, '').normalize('NFKC').replace(/\s+/g, ' ').trim()
}
