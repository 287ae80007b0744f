/**
 * Texts from outside made fit for a cell. Letters are never replaced or normalised: what is taken away is only what no
 * file could hold (control characters, halves of surrogate pairs) and what a spreadsheet would calculate.
 */

/** What XML 1.0 cannot hold; TAB and LF stay. https://www.w3.org/TR/xml/#charsets */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Most texts hold none of what has to be looked at letter by letter. */
const SUSPECT = /[\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/

/**
 * The text without characters that no list can carry; every line end is one LF; half a surrogate pair becomes U+FFFD.
 */
export function cleanText(text: string): string {
  if (!SUSPECT.test(text)) return text
  return text.replace(/\r\n?/g, '\n').replace(FORBIDDEN, '').toWellFormed()
}

/** Blanks and invisible letters that a spreadsheet may skip before it looks whether a formula begins. */
const SKIPPED = '[\\s\\u00ad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069]*'
const BEGINS_FORMULA = new RegExp(`^(?:[\\t\\n]|${SKIPPED}[=+\\-@＝＋－＠])`)
/**
 * Where the system parts lists with `;` (most of Europe), a spreadsheet reads commas and quotes as letters, so that
 * `;`, TAB and line break inside a cell begin a new one. There `=` and `@` are stopped always, `+` and `-` where a call
 * or a pipe follows: a list of points in a note stays as it is.
 */
const BEGINS_FORMULA_INSIDE = /([;\t\n][ \u3000]*)(?=[=@＝＠]|[+\-＋－][^;\t\n]*[(|])/g

/** A cleaned text as a CSV cell may hold it: an apostrophe stands before whatever could be taken for a formula. */
export function defuse(text: string): string {
  const inside = /[;\t\n]/.test(text) ? text.replace(BEGINS_FORMULA_INSIDE, "$1'") : text
  return BEGINS_FORMULA.test(inside) ? `'${inside}` : inside
}
