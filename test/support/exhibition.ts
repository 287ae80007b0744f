/** The tests' exhibition of two exhibitors: ORBIT has a PIN, POLAR has none. */
import type { ExhibitionFileInput } from '../../shared/contract/exhibition-file.ts'

export const PIN = '2468'

export function exhibitionFile(): ExhibitionFileInput {
  return {
    formatVersion: 1,
    exhibition: {
      name: { en: 'Test Fair', ja: '試験展' },
      venue: { en: 'Hall', ja: 'ホール' },
      booth: 'B1',
      startsOn: '2026-01-28',
      endsOn: '2026-01-30',
      timeZone: 'Asia/Tokyo',
      retentionDays: 60,
    },
    exhibitors: [
      { code: 'ORBIT', name: { en: 'Orbit Ltd', ja: 'オービット' }, country: 'FR', offers: ['antenna'], pin: PIN },
      { code: 'POLAR', name: { en: 'Polar AB', ja: 'ポーラー' }, country: 'SE' },
    ],
    staff: ['Aiko'],
    questions: [{ id: 'need', text: { en: 'Need?', ja: 'ご要望' }, kind: 'text' }],
    consent: { version: '1', purposes: [{ id: 'contact', text: { en: 'Contact me', ja: '連絡可' } }] },
  }
}
