/**
 * Makes outside texts safe for a cell. It never replaces or normalises letters. It removes only what no file can hold
 * (control characters, halves of surrogate pairs) and defuses what a spreadsheet would calculate.
 */

/** Characters that XML 1.0 cannot hold. TAB and LF stay. https://www.w3.org/TR/xml/#charsets */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Characters that need cleaning. Most texts hold none, so one test saves the work. */
const SUSPECT = /[\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/

/** Removes characters that no list can hold. Every line end becomes one LF; half a surrogate pair becomes U+FFFD. */
export function cleanText(text: string): string {
  if (!SUSPECT.test(text)) return text
  return text.replace(/\r\n?/g, '\n').replace(FORBIDDEN, '').toWellFormed()
}

/** Blanks and invisible letters that a spreadsheet may skip before a formula. */
const SKIPPED = '[\\s\\u00ad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069]*'
const BEGINS_FORMULA = new RegExp(`^(?:[\\t\\n]|${SKIPPED}[=+\\-@＝＋－＠])`)
/**
 * In locales with `;` as list separator (most of Europe), a spreadsheet treats commas and quotes as letters. There `;`,
 * TAB and a line break inside a cell start a new cell. In these places `=` and `@` are always defused, `+` and `-` only
 * before a call or a pipe, so bullet points in a note stay unchanged.
 */
const BEGINS_FORMULA_INSIDE = /([;\t\n][ \u3000]*)(?=[=@＝＠]|[+\-＋－][^;\t\n]*[(|])/g

/**
 * Makes a cleaned text safe for a CSV cell: puts an apostrophe before anything that a spreadsheet may take for a
 * formula.
 */
export function defuse(text: string): string {
  const inside = /[;\t\n]/.test(text) ? text.replace(BEGINS_FORMULA_INSIDE, "$1'") : text
  return BEGINS_FORMULA.test(inside) ? `'${inside}` : inside
}
