import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lengthOfName, nameParts } from '../../../renderer/parts/person-name.tsx'

const parts = (fullName: string, familyName = '', givenName = '') => nameParts({ fullName, familyName, givenName })

describe('the parts of a name that stay together', () => {
  it('follow the order in which the name is read out', () => {
    expect(parts('髙橋 太郎', '髙橋', '太郎')).toEqual(['髙橋', '太郎'])
    expect(parts('Jürgen Weiß', 'Weiß', 'Jürgen')).toEqual(['Jürgen', 'Weiß'])
    expect(parts('高橋太郎', '高橋', '太郎')).toEqual(['高橋', '太郎'])
  })

  it('keep a given name of two words together', () => {
    expect(parts('Anna Maria van der Berg', 'van der Berg', 'Anna Maria')).toEqual(['Anna Maria', 'van der Berg'])
  })

  it('never lose what the full name says more', () => {
    expect(parts('Dr. Jürgen Weiß', 'Weiß', 'Jürgen')).toEqual(['Dr.', 'Jürgen', 'Weiß'])
  })

  it('make do with what there is', () => {
    expect(parts('', '山田', '')).toEqual(['山田'])
    expect(parts('', '', '')).toEqual([])
  })

  it('hold every letter of the full name, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (fullName, family, given) => {
        fc.pre(fullName.trim() !== '')
        const bare = (text: string) => text.replace(/\s+/gu, '')
        expect(bare(parts(fullName, family, given).join(''))).toBe(bare(fullName))
      }),
    )
  })
})

it('is set smaller where it is long, so that no word of it breaks', () => {
  const length = (fullName: string, badgeCode: string | null = null) =>
    lengthOfName({ fullName, familyName: '', givenName: '' }, badgeCode)
  expect([length('髙橋 太郎'), length('Anneke van der Berg'), length('')]).toEqual(['usual', 'usual', 'usual'])
  expect(length('Maximilian-Alexander von Berg')).toBe('long')
  expect(length('Konstantin Wolfeschlegelsteinhausenbergerdorff')).toBe('longest')
  expect(lengthOfName(null, 'A12345')).toBe('usual')
  expect(lengthOfName(null, '0123456789012345678901234567890')).toBe('longest')
})
