/**
 * A scanner that types, set to some layout: text in, key presses out. Used by unit tests as plain data and by
 * end-to-end tests as the keys to send to a real browser.
 */
import type { PhysicalKey } from '../../shared/domain/wedge/keys.ts'
import { DEAD_KEYS, LAYOUTS, type LayoutName } from '../../shared/domain/wedge/layouts.ts'

/**
 * The keys a scanner set to `layout` presses for printable ASCII, line feed and tab. Throws for a character the layout
 * does not have.
 */
export function typedBy(text: string, layout: LayoutName, deadKeys = true): PhysicalKey[] {
  return [...text].flatMap((char) => {
    const plain = { shift: false, alt: false, ctrl: false }
    if (char === '\n') return [{ code: 'Enter', ...plain }]
    if (char === '\t') return [{ code: 'Tab', ...plain }]
    if (char === ' ') return [{ code: 'Space', ...plain }]
    for (const [code, chars] of Object.entries(LAYOUTS[layout])) {
      const index = chars.indexOf(char)
      if (index < 0) continue
      const key = { code, shift: index % 2 === 1, alt: index >= 2, ctrl: false }
      const dead = deadKeys && DEAD_KEYS[layout].has(`${code}${index}`)
      return dead ? [key, { code: 'Space', ...plain }] : [key]
    }
    throw new Error(`No key for ${JSON.stringify(char)} on ${layout}`)
  })
}

/** All 95 printable ASCII characters in their order. */
export const PRINTABLE_ASCII = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 0x20 + i))
