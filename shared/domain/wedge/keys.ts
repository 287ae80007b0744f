/**
 * Keys as a scanner pressed them: the place on the keyboard (`KeyboardEvent.code`, W3C UI Events code values) and the
 * modifiers, never the character that this machine's layout or input method makes.
 */

/** One press of a key. */
export interface PhysicalKey {
  /** `KeyboardEvent.code`, such as `KeyA` or `Digit1`; empty where the platform does not say. */
  code: string
  shift: boolean
  /** AltGr, or Alt on a machine whose layout has no AltGr. */
  alt: boolean
  ctrl: boolean
  /** `KeyboardEvent.key`; used only where `code` is empty, as with on-screen keyboards. */
  key?: string
}

/** The parts of a keyboard event that are used here. */
export interface KeyLike {
  code: string
  key: string
  shiftKey: boolean
  altKey: boolean
  ctrlKey: boolean
  getModifierState?(key: string): boolean
}

const MODIFIERS = new Set([
  'ShiftLeft',
  'ShiftRight',
  'ControlLeft',
  'ControlRight',
  'AltLeft',
  'AltRight',
  'MetaLeft',
  'MetaRight',
  'CapsLock',
  'NumLock',
  'Fn',
])
const MODIFIER_KEYS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Fn'])

/**
 * The physical key of an event, or null for a modifier alone. Windows reports AltGr as Control and Alt together; that
 * does not count as Control.
 */
export function physicalKey(event: KeyLike): PhysicalKey | null {
  if (MODIFIERS.has(event.code) || (event.code === '' && MODIFIER_KEYS.has(event.key))) return null
  const alt = event.altKey || event.getModifierState?.('AltGraph') === true
  const code = event.code === 'Unidentified' ? '' : event.code
  return { code, shift: event.shiftKey, alt, ctrl: event.ctrlKey && !alt, key: event.key }
}

/** The name of a key with its modifiers, which mappings use as key. */
export function keyName(key: PhysicalKey): string {
  const modifiers = `${key.ctrl ? 'c' : ''}${key.alt ? 'a' : ''}${key.shift ? 's' : ''}`
  return `${modifiers}:${key.code === '' ? `?${key.key ?? ''}` : key.code}`
}

const CODE_KEYS = new RegExp(
  `^(?:${[
    'Key[A-Z]',
    'Digit\\d',
    'Numpad(?:\\d|Add|Subtract|Multiply|Divide|Decimal|Comma|Equal|Enter)',
    'Space',
    'Enter',
    'Tab',
    'Minus',
    'Equal',
    'Bracket(?:Left|Right)',
    'Backslash',
    'Semicolon',
    'Quote',
    'Backquote',
    'Comma',
    'Period',
    'Slash',
    'Intl(?:Backslash|Ro|Yen)',
  ].join('|')})$`,
)

/** Can this key be part of a code: a character, a line end, a tab or a control character? */
export function isCodeKey(key: PhysicalKey): boolean {
  if (key.code === '') return key.key !== undefined && [...key.key].length === 1
  return CODE_KEYS.test(key.code)
}
