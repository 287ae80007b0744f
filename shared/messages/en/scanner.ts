import type { LayoutName } from '../../domain/wedge/layouts.ts'
import type { WedgeSuffix } from '../../domain/wedge/burst.ts'

/** How this station reads: the camera's reader and the hand scanner. */
export const scanner = {
  settings: 'Reader and hand scanner',
  engine: {
    title: 'Reader for the camera',
    zxing: 'First reader',
    'html5-qrcode': 'Second reader',
    zxingText: 'Fast, reads every kind of code, also small, tilted and in poor light.',
    html5Text: 'Slower, and the badge must be closer. For a machine on which the first one does not run well.',
  },
  wedge: {
    title: 'Hand scanner',
    text: 'A USB or Bluetooth scanner that types. If names come out with wrong signs, or it is a rented one, check it once.',
    layout: 'Keyboard of the scanner',
    suffix: 'After each code',
    prefix: 'Before each code',
    noPrefix: 'nothing',
  },
  layout: {
    us: 'United States',
    jis: 'Japan (JIS)',
    de: 'Germany',
    fr: 'France',
    custom: 'Its own, as checked',
  } satisfies Record<LayoutName | 'custom', string>,
  suffix: { any: 'Enter, Tab or nothing', enter: 'Enter', tab: 'Tab', none: 'nothing' } satisfies Record<
    WedgeSuffix,
    string
  >,
  check: {
    open: 'Check with a test code',
    title: 'Check the hand scanner',
    text: 'Scan the square code with the hand scanner, from the screen or from paper. A scanner that reads lines only takes the one below. Whatever language the keyboard of this machine is set to does not matter.',
    waiting: 'Waiting for a scan…',
    known: 'Recognised',
    saved: 'Kept for this station. Scan a badge to try it.',
    unusable: 'This scanner does not send every character',
    lost: 'Not to be told apart:',
    advice:
      'Scan once more. If it stays so, set the scanner’s keyboard to United States or Japan with the codes in its manual, then check again.',
    qr: 'Test code with every character',
    lines: 'For scanners that read lines only',
    print: 'Print the test codes',
    sheet: 'Enishi: test codes for hand scanners',
  },
}
