/** Latin letters that Unicode does not decompose into a letter and a sign. */
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

/** Writes these small letters on a plain keyboard: `ł` is "l", `ß` is "ss". */
export function withPlainLetters(text: string): string {
  return text.replace(/[ßæœøłđðþıŋħ]/g, (letter) => LETTERS[letter] ?? letter)
}
