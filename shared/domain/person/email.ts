const EMAIL = /^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+\.[^\s@<>,;:"().]{2,}$/

/** Could mail go there? What no mail program would take is not. */
export function isEmail(text: string): boolean {
  return EMAIL.test(text)
}
