/**
 * Turns physical keys into the text that the scanner meant. Only the layout of the SCANNER counts. The layout and input
 * method of this machine do not matter, because key codes name places on the keyboard.
 */
import { keyName, type PhysicalKey } from './keys.ts'
import { DEAD_KEYS, LAYOUTS, NUMPAD, type LayoutName } from './layouts.ts'

/** How to read the keys of one scanner. */
export interface Keymap {
  layout: LayoutName
  /**
   * Does the scanner send a space after ^ ´ ` ¨ ~ where these wait for the next letter? Only German and French layouts
   * have such keys.
   */
  deadKeys: boolean
  /** Characters by `keyName`. They go before the layout: a set-up check found them for an unusual scanner. */
  overrides?: Readonly<Record<string, string>>
}

/** The keymap of a layout with the factory settings of scanners. */
export function keymapOf(layout: LayoutName): Keymap {
  return { layout, deadKeys: DEAD_KEYS[layout].size > 0 }
}

const MARKS: Readonly<Record<string, string>> = {
  '^': '\u0302',
  '´': '\u0301',
  '`': '\u0300',
  '¨': '\u0308',
  '~': '\u0303',
}

/** A character typed by its number on the number pad with Alt held ends with this code, after the digits. */
export const ALT_RELEASED = 'AltReleased'

interface Stroke {
  chars: string
  dead: boolean
}

function strokeOf(key: PhysicalKey, keymap: Keymap): Stroke {
  const override = keymap.overrides?.[keyName(key)]
  if (override !== undefined) return { chars: override, dead: false }
  if (key.code === 'Enter' || key.code === 'NumpadEnter') return { chars: '\n', dead: false }
  if (key.code === 'Tab') return { chars: '\t', dead: false }
  if (key.code === 'Space') return { chars: ' ', dead: false }
  if (key.code === '') return { chars: key.key !== undefined && [...key.key].length === 1 ? key.key : '', dead: false }
  if (NUMPAD[key.code] !== undefined) return { chars: NUMPAD[key.code] ?? '', dead: false }
  const index = (key.alt ? 2 : 0) + (key.shift ? 1 : 0)
  const char = LAYOUTS[keymap.layout][key.code]?.[index] ?? ''
  if (key.ctrl) return { chars: controlCharacter(LAYOUTS[keymap.layout][key.code]?.[0] ?? ''), dead: false }
  return { chars: char, dead: keymap.deadKeys && DEAD_KEYS[keymap.layout].has(`${key.code}${index}`) }
}

/**
 * Scanners send control characters as Ctrl with the key 64 places up (ECMA-48): Ctrl+J is a line feed, Ctrl+] the group
 * separator.
 */
function controlCharacter(char: string): string {
  const code = char.toUpperCase().charCodeAt(0)
  return code >= 0x40 && code <= 0x5f ? String.fromCharCode(code - 0x40) : ''
}

/** The text of some keys. A line end is `\n`, from Enter and from Ctrl+J. Keys without a character add nothing. */
export function keysToText(keys: readonly PhysicalKey[], map: LayoutName | Keymap): string {
  const keymap = typeof map === 'string' ? keymapOf(map) : map
  const parts: string[] = []
  let waiting = ''
  let number = ''
  for (const key of keys) {
    if (key.alt && /^Numpad\d$/.test(key.code)) {
      number += key.code.slice(6)
      continue
    }
    if (number !== '') {
      const code = Number(number)
      parts.push(code <= 0x10ffff ? String.fromCodePoint(code) : '')
      number = ''
    }
    if (key.code === ALT_RELEASED) continue
    const { chars, dead } = strokeOf(key, keymap)
    if (waiting !== '') {
      const mark = waiting
      waiting = ''
      if (chars === ' ') {
        parts.push(mark)
        continue
      }
      const composed = (chars + (MARKS[mark] ?? '')).normalize('NFC')
      if (/^\p{L}$/u.test(chars) && [...composed].length === 1) {
        parts.push(composed)
        continue
      }
      parts.push(mark)
    }
    if (dead) waiting = chars
    else parts.push(chars)
  }
  if (number !== '' && Number(number) <= 0x10ffff) parts.push(String.fromCodePoint(Number(number)))
  return parts.join('') + waiting
}
