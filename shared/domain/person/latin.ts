/** Latin letters that are no other letter with a sign added, so that no decomposition takes them apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ŋ: 'n',
  ħ: 'h',
}

/** Writes small letters of this kind as those do who have no key for them: `ł` is "l", `ß` is "ss". */
export function withPlainLetters(text: string): string {
  return text.replace(/[ßæœøłđðþıŋħ]/g, (letter) => LETTERS[letter] ?? letter)
}
