/**
 * Finds the layout of a scanner in the set-up check. Staff scan a printed code with every printable ASCII character
 * once. A scanner that fits no layout gets a mapping of its own, key by key.
 */
import { keyName, type PhysicalKey } from './keys.ts'
import { keysToText, keymapOf, type Keymap } from './keys-to-text.ts'
import { DEAD_KEYS, LAYOUT_NAMES } from './layouts.ts'

/**
 * The printed test code: all 95 printable ASCII characters (0x20 to 0x7e). It begins and ends with a letter, because
 * some scanners trim. A space follows ^ ~ `, which shows whether the scanner adds a space after a dead key.
 */
export const TEST_CODE_TEXT =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxy0123456789^ ~ ` !"#$%&\'()*+,-./:;<=>?@[\\]_{|}z'

/**
 * The test code for scanners that read lines only, short enough for Code 128. It tells the known layouts apart and maps
 * no other keys.
 */
export const SHORT_TEST_CODE_TEXT = 'Zaq/+@[_^ ~ m;7'

export type LayoutCheck =
  /** One of the known layouts. */
  | { result: 'known'; keymap: Keymap }
  /** An unusual setting, where every character still has a key of its own. */
  | { result: 'custom'; keymap: Keymap }
  /** Keys are missing, or several characters share one. `lost` lists the characters that cannot be told apart. */
  | { result: 'unusable'; lost: string[] }

/** Finds how to read the keys of a test code. The keys must not hold prefix and suffix. */
export function recogniseLayout(received: readonly PhysicalKey[], expected: string = TEST_CODE_TEXT): LayoutCheck {
  const keys = withoutEnd(received)
  for (const layout of LAYOUT_NAMES) {
    const keymaps: Keymap[] = [keymapOf(layout)]
    if (DEAD_KEYS[layout].size > 0) keymaps.push({ layout, deadKeys: false })
    for (const keymap of keymaps) {
      if (keysToText(keys, keymap) === expected) return { result: 'known', keymap }
    }
  }
  const chars = [...expected]
  const best = LAYOUT_NAMES.map((layout) => keymapOf(layout))
    .map((keymap) => ({ keymap, hits: common(keysToText(keys, keymap), expected) }))
    .reduce((a, b) => (b.hits > a.hits ? b : a)).keymap
  if (keys.length !== chars.length) {
    const text = keysToText(keys, best)
    return { result: 'unusable', lost: chars.filter((char) => !text.includes(char)) }
  }
  const overrides: Record<string, string> = {}
  const lost: string[] = []
  keys.forEach((key, i) => {
    const char = chars[i] ?? ''
    const known = overrides[keyName(key)]
    if (known === undefined) overrides[keyName(key)] = char
    else if (known !== char) lost.push(known, char)
  })
  if (lost.length > 0) return { result: 'unusable', lost: [...new Set(lost)] }
  return { result: 'custom', keymap: { layout: best.layout, deadKeys: false, overrides } }
}

function withoutEnd(keys: readonly PhysicalKey[]): readonly PhysicalKey[] {
  const last = keys.at(-1)
  return last !== undefined && /^(?:Enter|NumpadEnter|Tab)$/.test(last.code) ? keys.slice(0, -1) : keys
}

function common(a: string, b: string): number {
  return [...a].filter((char) => b.includes(char)).length
}
