/**
 * The set-up check: from a scanner's keys to settings. It finds what the scanner puts before and after a code, and how
 * to read its keys. Staff scan the printed test code once; see `recognise-layout.ts` for its content.
 */
import type { WedgeSuffix } from './burst.ts'
import type { PhysicalKey } from './keys.ts'
import { keysToText, keymapOf, type Keymap } from './keys-to-text.ts'
import { LAYOUT_NAMES, type LayoutName } from './layouts.ts'
import { recogniseLayout, TEST_CODE_TEXT } from './recognise-layout.ts'

/** How one scanner is set, as the settings keep it. */
export interface WedgeSetting {
  layout: LayoutName
  prefix: string
  suffix: WedgeSuffix
  deadKeys?: boolean | undefined
  overrides?: Readonly<Record<string, string>> | undefined
}

export type ScannerCheck =
  | { result: 'known' | 'custom'; setting: WedgeSetting }
  /** Characters that cannot be told apart. A keyboard layout must be set in the scanner itself. */
  | { result: 'unusable'; lost: string[] }

/** The keymap of a setting. */
export function keymapOfWedge({ layout, deadKeys, overrides }: WedgeSetting): Keymap {
  const keymap = keymapOf(layout)
  return {
    ...keymap,
    ...(deadKeys === undefined ? {} : { deadKeys }),
    ...(overrides === undefined ? {} : { overrides }),
  }
}

/**
 * AIM symbology identifiers (ISO/IEC 15424), such as `]Q1`. They differ from code to code, and the badge reader ignores
 * them.
 */
const IDENTIFIER = /^\][A-Za-z]\d$/
/** The settings' limit. */
const MAX_PREFIX = 20

function suffixOf(keys: readonly PhysicalKey[]): WedgeSuffix {
  const last = keys.at(-1)?.code ?? ''
  return last === 'Tab' ? 'tab' : last.endsWith('Enter') ? 'enter' : 'none'
}

/** What precedes the test code, in keys and in text, read by one of the known layouts. */
function prefixOf(keys: readonly PhysicalKey[], expected: string): { prefix: string; keys: number } {
  for (const layout of LAYOUT_NAMES) {
    for (const deadKeys of [keymapOf(layout).deadKeys, false]) {
      const keymap = { layout, deadKeys }
      const text = keysToText(keys, keymap)
      const at = text.indexOf(expected)
      if (at < 0) continue
      const prefix = text.slice(0, at)
      const count = keys.findIndex((_key, i) => keysToText(keys.slice(i), keymap).startsWith(expected))
      return { prefix, keys: Math.max(0, count) }
    }
  }
  return { prefix: '', keys: 0 }
}

/** Finds how a scanner is set from the keys of the test code, with any text around it. */
export function checkScanner(received: readonly PhysicalKey[], expected: string = TEST_CODE_TEXT): ScannerCheck {
  const suffix = suffixOf(received)
  const body = suffix === 'none' ? received : received.slice(0, -1)
  const { prefix, keys } = prefixOf(body, expected)
  const found = recogniseLayout(body.slice(keys), expected)
  if (found.result === 'unusable') return found
  const { layout, deadKeys, overrides } = found.keymap
  const kept = IDENTIFIER.test(prefix) || prefix.length > MAX_PREFIX ? '' : prefix
  return {
    result: found.result,
    setting: {
      layout,
      prefix: kept,
      suffix,
      ...(deadKeys === keymapOf(layout).deadKeys ? {} : { deadKeys }),
      ...(overrides === undefined ? {} : { overrides }),
    },
  }
}
