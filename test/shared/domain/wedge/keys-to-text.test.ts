import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { physicalKey, type PhysicalKey } from '../../../../shared/domain/wedge/keys.ts'
import { ALT_RELEASED, keysToText } from '../../../../shared/domain/wedge/keys-to-text.ts'
import { LAYOUT_NAMES, LAYOUTS } from '../../../../shared/domain/wedge/layouts.ts'
import { PRINTABLE_ASCII, typedBy } from '../../../support/typing.ts'

const key = (code: string, mods: Partial<PhysicalKey> = {}): PhysicalKey => ({
  code,
  shift: false,
  alt: false,
  ctrl: false,
  ...mods,
})
const ascii = fc.string({ unit: fc.constantFrom(...PRINTABLE_ASCII, '\n', '\t'), maxLength: 200 })

describe.each(LAYOUT_NAMES)('a scanner set to %s', (layout) => {
  it('has a key for every printable ASCII character', () => {
    expect(keysToText(typedBy(PRINTABLE_ASCII, layout), layout)).toBe(PRINTABLE_ASCII)
  })

  it('is read back as the text it meant, with and without spaces after dead keys', () => {
    fc.assert(
      fc.property(ascii, fc.boolean(), (text, deadKeys) => {
        expect(keysToText(typedBy(text, layout, deadKeys), { layout, deadKeys })).toBe(text)
      }),
    )
  })
})

describe('keys to text', () => {
  // What a host with the second layout shows for keys pressed by a scanner set to the first: seen in vendors' support
  // pages.
  it.each([
    ['us', '+', 'jis', '~'],
    ['us', '/', 'de', '-'],
    ['us', 'y', 'de', 'z'],
    ['us', '1234567890', 'fr', '&é"\'(-è_çà'],
    ['us', '@', 'jis', '"'],
    ['us', '_', 'jis', '='],
    ['jis', '@', 'us', '['],
    ['de', '-', 'us', '/'],
    ['fr', 'a', 'us', 'q'],
  ] as const)('a scanner on %s typing %j shows on %s as %j', (scanner, text, host, shown) => {
    expect(keysToText(typedBy(text, scanner), host)).toBe(shown)
  })

  it('makes a letter with an accent where the scanner sends one', () => {
    expect(keysToText([key('BracketLeft'), key('KeyE')], 'fr')).toBe('ê')
    expect(keysToText([key('Equal'), key('KeyE')], 'de')).toBe('é')
  })

  it('reads control characters, number pad and characters given by number', () => {
    expect(keysToText([key('BracketRight', { ctrl: true }), key('KeyJ', { ctrl: true })], 'us')).toBe('\u001d\n')
    expect(keysToText([key('Numpad4'), key('Numpad2'), key('NumpadEnter')], 'fr')).toBe('42\n')
    const number = ['Numpad0', 'Numpad6', 'Numpad4'].map((code) => key(code, { alt: true }))
    expect(keysToText([...number, key(ALT_RELEASED), ...number, key(ALT_RELEASED)], 'us')).toBe('@@')
  })

  it('takes the character itself where the platform names no key', () => {
    expect(
      keysToText(
        [
          { ...key(''), key: '髙' },
          { ...key(''), key: 'Shift' },
        ],
        'us',
      ),
    ).toBe('髙')
  })

  it('never throws on keys that mean nothing', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            code: fc.oneof(fc.string(), fc.constantFrom(...Object.keys(LAYOUTS.fr), 'Numpad9', ALT_RELEASED)),
            shift: fc.boolean(),
            alt: fc.boolean(),
            ctrl: fc.boolean(),
          }),
        ),
        fc.constantFrom(...LAYOUT_NAMES),
        (keys, layout) => {
          expect(typeof keysToText(keys, layout)).toBe('string')
        },
      ),
    )
  })

  it('takes AltGr, reported as Control and Alt, for AltGr', () => {
    const event = { code: 'KeyQ', key: '@', shiftKey: false, altKey: true, ctrlKey: true, getModifierState: () => true }
    expect(keysToText([physicalKey(event) ?? key('KeyX')], 'de')).toBe('@')
    expect(physicalKey({ ...event, code: 'AltRight', key: 'AltGraph' })).toBeNull()
  })
})
