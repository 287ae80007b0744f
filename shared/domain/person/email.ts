const EMAIL = /^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+\.[^\s@<>,;:"().]{2,}$/

/** Could mail go there? What no mail program would take is not. */
export function isEmail(text: string): boolean {
  return EMAIL.test(text)
}

/**
 * One form for addresses that differ in case, in width (full or half) or in outer blanks. Case is folded in full, as
 * Unicode has it: `Ü` and `ü`, `ß` and `SS`, `Σ` and `ς` become one.
 */
export function addressKey(text: string): string {
  return text.normalize('NFKC').trim().toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC')
}
