import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BURST_DEFAULTS,
  burstText,
  createBurstTracker,
  type BurstOptions,
  type Verdict,
} from '../../../../shared/domain/wedge/burst.ts'
import { keymapOf } from '../../../../shared/domain/wedge/keys-to-text.ts'
import { LAYOUT_NAMES } from '../../../../shared/domain/wedge/layouts.ts'
import { PRINTABLE_ASCII, typedBy } from '../../../support/typing.ts'

const options = (changes: Partial<BurstOptions> = {}): BurstOptions => ({
  ...BURST_DEFAULTS,
  keymap: keymapOf('us'),
  ...changes,
})

/** Presses the keys of a text `gap` milliseconds apart and tells the verdicts and, after silence, the code. */
function play(
  text: string,
  gap: number | readonly number[],
  changes: Partial<BurstOptions> = {},
  typing = true,
): { verdicts: Verdict[]; code: string | null } {
  const set = options(changes)
  const tracker = createBurstTracker(set)
  let at = 1000
  const verdicts = typedBy(text, set.keymap.layout).map((key, i) =>
    tracker.press(key, (at += typeof gap === 'number' ? gap : gap[i % gap.length]!), false, typing),
  )
  const keys = tracker.finish()
  return { verdicts, code: keys === null ? null : burstText(keys, set) }
}

describe('the rhythm', () => {
  it('takes four fast keys for a scanner and keeps them whole', () => {
    expect(play('A1234567B\n', 8)).toEqual({
      verdicts: ['maybe', 'maybe', 'maybe', 'burst', 'burst', 'burst', 'burst', 'burst', 'burst', 'burst'],
      code: 'A1234567B',
    })
  })

  it('leaves a person alone', () => {
    const { verdicts, code } = play('the quick brown fox\n', 60)
    expect(verdicts.every((verdict) => verdict === 'maybe')).toBe(true)
    expect(code).toBeNull()
  })

  it('leaves a held key alone, which repeats as fast as a scanner', () => {
    const tracker = createBurstTracker(options())
    const [key] = typedBy('a', 'us')
    if (key === undefined) throw new Error('no key')
    const verdicts = Array.from({ length: 30 }, (_, i) => tracker.press(key, 1000 + i * 30, i > 0, true))
    expect(verdicts).not.toContain('burst')
  })

  it('forgives a stutter once a scanner is recognised', () => {
    const set = options()
    const tracker = createBurstTracker(set)
    let at = 1000
    typedBy('PK-0001-XYZ', 'us').forEach((key, i) => tracker.press(key, (at += i === 7 ? 90 : 10), false, true))
    expect(burstText(tracker.finish() ?? [], set)).toBe('PK-0001-XYZ')
  })

  it('tells how long to wait: briefly while it may be typing, longer in a burst, briefly again after a suffix', () => {
    const waits = (text: string, changes: Partial<BurstOptions> = {}) => {
      const tracker = createBurstTracker(options(changes))
      expect(tracker.wait()).toBeNull()
      return typedBy(text, 'us').map((key, i) => {
        tracker.press(key, 1000 + i * 5, false, true)
        return tracker.wait()
      })
    }
    expect(waits('abcd\n')).toEqual([35, 35, 35, 250, 55])
    expect(waits('abcd', { suffix: 'none' }).at(-1)).toBe(100)
    expect(waits('BEGIN:VCARD\n').at(-1)).toBe(1000)
    expect(waits('BEGIN:VCARD\nNOTE:a card that goes on for longer than its head and stops').at(-1)).toBe(1000)
    expect(waits('BEGIN:VCARD\nN:A\nEND:VCARD\n').at(-1)).toBe(55)
    expect(waits('{"a":\n').at(-1)).toBe(1000)
    expect(waits('{"a":\n1}\n').at(-1)).toBe(55)
  })

  it('takes a radio scanner that stutters from its first keys on, where nobody can be typing', () => {
    expect(play('A1234567B\n', [10, 48, 12, 50, 9], {}, false).code).toBe('A1234567B')
    expect(play('the quick brown fox\n', 60, {}, false).code).toBeNull()
  })

  it('puts a code together whose keys a busy machine brings late, wherever silence seemed to end it', () => {
    const set = options()
    for (let cut = 1; cut < 10; cut++) {
      const tracker = createBurstTracker(set)
      typedBy('PK-0001:ab\n', 'us').forEach((key, i) => {
        if (i === cut) tracker.finish()
        tracker.press(key, 1000 + i * 4, false, true)
      })
      expect([cut, burstText(tracker.finish() ?? [], set)]).toEqual([cut, 'PK-0001:ab'])
    }
  })

  it('begins anew after a silence that was one', () => {
    const tracker = createBurstTracker(options())
    const press = (text: string, from: number) =>
      typedBy(text, 'us').forEach((key, i) => tracker.press(key, from + i * 4, false, true))
    press('ab', 1000)
    expect(tracker.finish()).toBeNull()
    press('PK-1', 1100)
    expect(burstText(tracker.finish() ?? [], options())).toBe('PK-1')
    press('PK-2\n', 1300)
    expect(burstText(tracker.finish() ?? [], options())).toBe('PK-2')
    // nothing is missing of a code that ended with its suffix
    press('PK-3', 1324)
    expect(burstText(tracker.finish() ?? [], options())).toBe('PK-3')
  })

  it('takes a short, slow code with its prefix', () => {
    expect(play('~@7\n', 60, { prefix: '~@' }).code).toBe('7')
    expect(play('~ what\n', 200, { prefix: '~@' }).code).toBeNull()
  })
})

describe('the code of a burst', () => {
  const printable = fc.string({ unit: fc.constantFrom(...PRINTABLE_ASCII), minLength: 4, maxLength: 60 })

  it('is the text the scanner meant, on every layout, with every suffix', () => {
    fc.assert(
      fc.property(
        printable,
        fc.constantFrom(...LAYOUT_NAMES),
        fc.constantFrom('', '\n', '\t'),
        fc.integer({ min: 1, max: 30 }),
        (text, layout, end, gap) => {
          expect(play(text + end, gap, { keymap: keymapOf(layout) }).code).toBe(text)
        },
      ),
    )
  })

  it('comes once where the scanner delivers it twice', () => {
    fc.assert(
      fc.property(printable, fc.constantFrom('\n', '\t'), (text, end) => {
        expect(play(text + end + text + end, 5).code).toBe(text)
        expect(play(text + end + text, 5).code).toBe(text)
      }),
    )
  })

  it('keeps the lines of a long 2D code', () => {
    const notes = Array.from({ length: 150 }, (_, i) => `NOTE:line ${i} of a long badge`)
    const card = `BEGIN:VCARD\nVERSION:3.0\n${notes.join('\n')}\nEND:VCARD`
    expect(card.length).toBeGreaterThan(3000)
    expect(play(`${card}\n`, 4).code).toBe(card)
  })

  it('keeps an end that is not a suffix', () => {
    expect(play('ABCDE\t', 5, { suffix: 'enter' }).code).toBe('ABCDE\t')
    expect(play('ABCDE\n', 5, { suffix: 'none' }).code).toBe('ABCDE\n')
  })
})
