/** The ways in which Japanese people spell their names in Latin letters. */
import { toRomaji } from 'wanakana'

export const STYLES = ['passport', 'oh', 'typed', 'macron', 'kunrei'] as const
export type Style = (typeof STYLES)[number]

/** A reading in katakana in Latin letters, capitalised. */
export function romanise(kana: string, style: Style): string {
  const typed = toRomaji(kana).toLowerCase().replaceAll("'", '')
  const long = (to: (vowel: string) => string): string =>
    typed.replace(/ou(?!e)|oo/g, () => to('o')).replace(/uu/g, () => to('u'))
  let text: string
  switch (style) {
    case 'passport':
      text = long((v) => v).replace(/n(?=[bmp])/g, 'm')
      break
    case 'oh':
      text = long((v) => (v === 'o' ? 'oh' : v)).replace(/oh(?=[aeiouyh])/g, 'o')
      break
    case 'macron':
      text = long((v) => (v === 'o' ? 'ō' : 'ū'))
      break
    case 'kunrei':
      text = long((v) => v)
        .replace(/sh(?=[auo])/g, 'sy')
        .replace(/shi/g, 'si')
        .replace(/ch(?=[auo])/g, 'ty')
        .replace(/chi/g, 'ti')
        .replace(/tsu/g, 'tu')
        .replace(/fu/g, 'hu')
        .replace(/j(?=[auo])/g, 'zy')
        .replace(/ji/g, 'zi')
      break
    case 'typed':
      text = typed
      break
  }
  return text.charAt(0).toUpperCase() + text.slice(1)
}
