/**
 * A scanner plugged into a real browser: sends key events through the DevTools protocol as a machine with some layout
 * and input method would see them from a scanner set to another.
 */
import type { CDPSession } from '@playwright/test'
import { LAYOUTS, type LayoutName } from '../../shared/domain/wedge/layouts.ts'
import type { PhysicalKey } from '../../shared/domain/wedge/keys.ts'
import { typedBy } from './typing.ts'

export interface ScannerSetting {
  /** What the scanner is set to. */
  layout: LayoutName
  /** What the machine is set to. */
  host: LayoutName
  /** Is a Japanese input method on? Then no key says what it is but by its place. */
  ime: boolean
  suffix: '' | '\n' | '\t'
  /** Milliseconds between keys. */
  gap: number
}

const NAMED: Record<string, { key: string; text: string; windowsVirtualKeyCode: number }> = {
  Enter: { key: 'Enter', text: '\r', windowsVirtualKeyCode: 13 },
  Tab: { key: 'Tab', text: '', windowsVirtualKeyCode: 9 },
}

/** What the host makes of a key. */
function shownAs(
  { code, shift, alt }: PhysicalKey,
  host: LayoutName,
): { key: string; text: string; windowsVirtualKeyCode: number } {
  const named = NAMED[code]
  if (named !== undefined) return named
  const char = code === 'Space' ? ' ' : (LAYOUTS[host][code]?.[(alt ? 2 : 0) + (shift ? 1 : 0)] ?? '')
  const windowsVirtualKeyCode = /^[a-z0-9 ]$/i.test(char) ? char.toUpperCase().charCodeAt(0) : 0
  return { key: char === '' ? 'Unidentified' : char, text: char, windowsVirtualKeyCode }
}

/** Kana that a Japanese input method shows meanwhile; which ones does not matter. */
const KANA = 'あちとしはきくまのりもみらせたすかなひこいさそつてんゆやよわ'

/** Scans a code: text in, key events into whatever has the focus, each stamped as the scanner's own clock would. */
export async function scanInto(cdp: CDPSession, text: string, setting: Partial<ScannerSetting> = {}): Promise<void> {
  const { layout = 'us', host = 'us', ime = false, suffix = '\n', gap = 4 } = setting
  let composed = ''
  const started = Date.now() / 1000
  const sent: Promise<unknown>[] = []
  const keys = typedBy(text + suffix, layout)
  for (const [i, pressed] of keys.entries()) {
    const timestamp = started + (i * gap) / 1000
    const asIme = ime && pressed.code !== 'Tab'
    const shown = asIme ? { key: 'Process', text: '', windowsVirtualKeyCode: 229 } : shownAs(pressed, host)
    const event = {
      code: pressed.code,
      modifiers: (pressed.shift ? 8 : 0) | (pressed.alt ? 1 : 0),
      timestamp,
      ...shown,
    }
    sent.push(cdp.send('Input.dispatchKeyEvent', { ...event, type: shown.text === '' ? 'rawKeyDown' : 'keyDown' }))
    if (asIme && pressed.code !== 'Enter') {
      composed += KANA[composed.length % KANA.length] ?? ''
      sent.push(
        cdp.send('Input.imeSetComposition', {
          text: composed,
          selectionStart: composed.length,
          selectionEnd: composed.length,
        }),
      )
    }
    sent.push(
      cdp.send('Input.dispatchKeyEvent', { ...event, text: '', type: 'keyUp', timestamp: timestamp + gap / 2000 }),
    )
  }
  await Promise.all(sent)
  // The last key must not lie in the future when the next one is pressed.
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, started * 1000 + keys.length * gap - Date.now())))
}
