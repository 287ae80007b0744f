import type { EngineReason } from '../../domain/scan/problems.ts'
import type { LayoutName } from '../../domain/wedge/layouts.ts'
import type { WedgeSuffix } from '../../domain/wedge/burst.ts'

/** Settings of a station: the camera's scanner engine and the hand scanner. */
export const scanner = {
  settings: 'Camera and hand scanner',
  engine: {
    title: 'Scanner engine for the camera',
    zxing: 'Main scanner engine',
    'html5-qrcode': 'Spare scanner engine',
    zxingText: 'Fast. Reads every kind of code, including small and tilted codes and codes in poor light.',
    html5Text: 'Slower. The badge must be closer. Choose it only where the main engine does not run well.',
  },
  wedge: {
    title: 'Hand scanner',
    text:
      'A USB or Bluetooth scanner that works like a keyboard. ' +
      'Check a rented scanner once, or a scanner that types wrong characters.',
    layout: 'Keyboard layout',
    suffix: 'After each code',
    prefix: 'Before each code',
    noPrefix: 'nothing',
  },
  layout: {
    us: 'United States',
    jis: 'Japan (JIS)',
    de: 'Germany',
    fr: 'France',
    custom: 'As found by the check',
  } satisfies Record<LayoutName | 'custom', string>,
  suffix: { any: 'Enter, Tab or nothing', enter: 'Enter', tab: 'Tab', none: 'nothing' } satisfies Record<
    WedgeSuffix,
    string
  >,
  check: {
    open: 'Check with a test code',
    title: 'Check the hand scanner',
    text:
      'Scan the square code with the hand scanner, from the screen or from paper. ' +
      'If the scanner reads only barcodes with lines, use the code below. ' +
      'The keyboard settings of this machine do not matter.',
    waiting: 'Waiting for a scan…',
    known: 'Recognised',
    saved: 'Saved for this station. Scan a badge to try it.',
    unusable: 'This scanner does not send every character',
    lost: 'Characters that look the same:',
    advice:
      'Scan once more. If the result is the same, use the codes in the scanner’s manual to set its keyboard to ' +
      'United States or Japan. Then check again.',
    qr: 'Test code with every character',
    lines: 'For scanners that read only barcodes with lines',
    print: 'Print the test codes',
    sheet: 'Enishi: test codes for hand scanners',
  },
}

/** Why the second engine reads codes: short, to be put into a sentence. */
export const engine = {
  wasm_unavailable: 'WebAssembly does not run here',
  worker_unavailable: 'background work does not run here',
  engine_died: 'the main engine stopped several times',
} satisfies Record<EngineReason, string>
