import { describe, expect, it } from 'vitest'
import {
  checkForm,
  emptyExhibitor,
  emptyForm,
  fileOfForm,
  type HandForm,
} from '../../../../renderer/screens/start/hand-form.ts'
import { exhibitionFile } from '../../../../shared/contract/exhibition-file.ts'

function filled(change: Partial<HandForm> = {}): HandForm {
  return {
    ...emptyForm('2026-01-28'),
    nameEn: 'ISIEX',
    venueJa: '東京ビッグサイト',
    booth: 'B1',
    staff: ['Aiko'],
    exhibitors: [{ ...emptyExhibitor(0), code: 'ORBIT', nameEn: 'Orbit Ltd', pin: '2468', offers: ['antenna'] }],
    ...change,
  }
}

describe('an exhibition typed by hand', () => {
  it('makes a file that the contract takes, one language standing for both', () => {
    const file = fileOfForm(filled())
    expect(checkForm(filled())).toEqual({})
    expect(exhibitionFile.parse(file).exhibition).toMatchObject({
      name: { en: 'ISIEX', ja: 'ISIEX' },
      venue: { en: '東京ビッグサイト', ja: '東京ビッグサイト' },
    })
  })

  it('leaves out a PIN that was not given', () => {
    const [exhibitor] = fileOfForm(
      filled({ exhibitors: [{ ...emptyExhibitor(0), code: 'A', nameJa: '甲' }] }),
    ).exhibitors
    expect(exhibitor).not.toHaveProperty('pin')
  })

  it('names every field that is missing', () => {
    expect(Object.keys(checkForm(emptyForm('2026-01-28')))).toEqual([
      'nameEn',
      'venueEn',
      'booth',
      'exhibitors.0.nameEn',
      'exhibitors.0.code',
    ])
  })

  it.each([
    ['endsOn', { endsOn: '2026-01-27' }],
    ['timeZone', { timeZone: 'Mars/Base' }],
    ['country', { country: 'jp' }],
    ['exhibitors.0.pin', { exhibitors: [{ ...emptyExhibitor(0), code: 'A', nameEn: 'A', pin: '12' }] }],
    ['exhibitors.0.code', { exhibitors: [{ ...emptyExhibitor(0), code: '-A', nameEn: 'A' }] }],
    [
      'exhibitors.7.code',
      {
        exhibitors: [
          { ...emptyExhibitor(3), code: 'A', nameEn: 'A' },
          { ...emptyExhibitor(7), code: 'A', nameEn: 'B' },
        ],
      },
    ],
  ])('finds %s wrong', (field, change: Partial<HandForm>) => {
    expect(Object.keys(checkForm(filled(change)))).toEqual([field])
    // What the form lets through the contract must let through, and the other way round.
    expect(exhibitionFile.safeParse(fileOfForm(filled(change))).success).toBe(false)
  })
})
