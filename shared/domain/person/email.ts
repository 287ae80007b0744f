const EMAIL = /^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+\.[^\s@<>,;:"().]{2,}$/

/** Could mail go there? */
export function isEmail(text: string): boolean {
  return EMAIL.test(text)
}

/**
 * One form for addresses that differ in case, in width (full or half) or in outer blanks. It folds case fully, as
 * Unicode does: `Ü` and `ü`, `ß`, `ẞ` and `SS`, `Σ` and `ς` become one.
 */
export function addressKey(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC')
}
