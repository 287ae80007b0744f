/**
 * The keys of the four layouts that rented scanners use: United States, Japan (JIS X 6002), Germany (DIN 2137 T1) and
 * France (AZERTY as in Windows). Four characters a key: plain, shift, AltGr, AltGr+shift; a blank means no character. A
 * dead key makes its character only together with the next key.
 */
export const LAYOUT_NAMES = ['us', 'jis', 'de', 'fr'] as const
export type LayoutName = (typeof LAYOUT_NAMES)[number]

/** Characters by key code: index 0 plain, 1 shift, 2 AltGr, 3 AltGr and shift. */
export type Layout = Readonly<Record<string, string>>

const letters = (order: string): Record<string, string> =>
  Object.fromEntries(
    [...order].map((letter, i) => [`Key${String.fromCharCode(0x41 + i)}`, letter + letter.toUpperCase()]),
  )
const digits = (...keys: string[]): Record<string, string> =>
  Object.fromEntries(keys.map((chars, i) => [`Digit${i}`, chars]))

const QWERTY = letters('abcdefghijklmnopqrstuvwxyz')

/** The layouts by name. */
export const LAYOUTS: Readonly<Record<LayoutName, Layout>> = {
  us: {
    ...QWERTY,
    ...digits('0)', '1!', '2@', '3#', '4$', '5%', '6^', '7&', '8*', '9('),
    Minus: '-_',
    Equal: '=+',
    BracketLeft: '[{',
    BracketRight: ']}',
    Backslash: '\\|',
    Semicolon: ';:',
    Quote: '\'"',
    Backquote: '`~',
    Comma: ',<',
    Period: '.>',
    Slash: '/?',
    IntlBackslash: '\\|',
  },
  jis: {
    ...QWERTY,
    ...digits('0', '1!', '2"', '3#', '4$', '5%', '6&', "7'", '8(', '9)'),
    Minus: '-=',
    Equal: '^~',
    IntlYen: '\\|',
    BracketLeft: '@`',
    BracketRight: '[{',
    Semicolon: ';+',
    Quote: ':*',
    Backslash: ']}',
    Comma: ',<',
    Period: '.>',
    Slash: '/?',
    IntlRo: '\\_',
  },
  de: {
    ...letters('abcdefghijklmnopqrstuvwxzy'),
    KeyQ: 'qQ@',
    KeyE: 'eE€',
    KeyM: 'mMµ',
    ...digits('0=}', '1!', '2"²', '3§³', '4$', '5%', '6&', '7/{', '8([', '9)]'),
    Minus: 'ß?\\',
    Equal: '´`',
    BracketLeft: 'üÜ',
    BracketRight: '+*~',
    Semicolon: 'öÖ',
    Quote: 'äÄ',
    Backslash: "#'",
    Backquote: '^°',
    IntlBackslash: '<>|',
    Comma: ',;',
    Period: '.:',
    Slash: '-_',
  },
  fr: {
    ...letters('qbcdefghijkl noparstuvzxyw'),
    KeyM: ',?',
    KeyE: 'eE€',
    Semicolon: 'mM',
    ...digits('à0@', '&1', 'é2~', '"3#', "'4{", '(5[', '-6|', 'è7`', '_8\\', 'ç9^'),
    Minus: ')°]',
    Equal: '=+}',
    BracketLeft: '^¨',
    BracketRight: '$£¤',
    Quote: 'ù%',
    Backslash: '*µ',
    Backquote: '²',
    IntlBackslash: '<>',
    Comma: ';.',
    Period: ':/',
    Slash: '!§',
  },
}

/**
 * Keys that wait for the next one, as code and index into their characters. A scanner sends a space after them to get
 * the character.
 */
export const DEAD_KEYS: Readonly<Record<LayoutName, ReadonlySet<string>>> = {
  us: new Set(),
  jis: new Set(),
  de: new Set(['Backquote0', 'Equal0', 'Equal1']),
  fr: new Set(['BracketLeft0', 'BracketLeft1', 'Digit22', 'Digit72']),
}

/** The number pad means the same on every layout. */
export const NUMPAD: Layout = {
  ...Object.fromEntries([...'0123456789'].map((digit) => [`Numpad${digit}`, digit])),
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadMultiply: '*',
  NumpadDivide: '/',
  NumpadDecimal: '.',
  NumpadComma: ',',
  NumpadEqual: '=',
}
