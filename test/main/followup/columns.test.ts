import { describe, expect, test } from 'vitest'
import type { Cell, ListedLead } from '../../../main/followup/column.ts'
import { columnsOf } from '../../../main/followup/columns.ts'
import { listFileName } from '../../../main/followup/file-name.ts'
import { createLocalTime } from '../../../main/followup/time.ts'
import { exhibitionFile as schema } from '../../../shared/contract/exhibition-file.ts'
import { emptyContact, type Contact } from '../../../shared/domain/person/contact.ts'
import type { LeadId, NoteId, ScanId, StationId, VisitorId } from '../../../shared/domain/ids.ts'
import type { Lead } from '../../../shared/domain/lead/derive.ts'
import { columns as en } from '../../../shared/messages/en/columns.ts'
import { exhibitionFile } from '../../support/exhibition.ts'

const MASTER = (
  'lead_id exhibitor exhibition rank company_as_given company_normalised department title family_name given_name family_kana given_kana romaji ' +
  'email phone mobile postcode address country language budget authority need timeframe next_action due_date owner status note consent_purposes ' +
  'consent_wording_version consent_at first_scanned_at last_scanned_at scan_count stations source badge_code badge_format'
).split(' ')

const exhibition = schema.parse(exhibitionFile())

function leadOf(contact: Partial<Contact>, more: Partial<Lead> = {}): ListedLead {
  const scan = (at: string, station: string, source: 'camera' | 'typed') => ({
    scanId: at as ScanId,
    at,
    station: station as StationId,
    staff: 'Aiko',
    source,
  })
  const lead: Lead = {
    leadId: 'L' as LeadId,
    exhibitor: 'ORBIT',
    visitorId: 'V' as VisitorId,
    badgeCode: 'A1',
    contact: { ...emptyContact(), ...contact },
    rank: 'A',
    tags: ['b', 'a'],
    answers: { need: 'antenna', budget: '10M' },
    notes: [
      { noteId: 'N' as NoteId, at: '', by: 'Aiko', text: 'one' },
      { noteId: 'M' as NoteId, at: '', by: 'Ben', text: 'two' },
    ],
    scans: [
      scan('2026-01-28T01:42:07.000Z', 's1', 'camera'),
      scan('2026-01-28T02:00:00.500Z', 's2', 'typed'),
      scan('2026-01-28T15:30:00.000Z', 's1', 'camera'),
    ],
    consents: [],
    followUp: { action: 'Call', owner: 'Ben', dueOn: '2026-02-03', status: 'open' },
    createdAt: '2026-01-28T01:42:07.000Z',
    updatedAt: '2026-01-28T15:30:00.000Z',
    ...more,
  }
  return {
    lead,
    badgeFormat: 'mecard',
    stationNames: new Map([
      ['s1', 'Left desk'],
      ['s2', 'Right desk'],
    ]),
  }
}

function cellsOf(listed: ListedLead, language: 'en' | 'ja' = 'en'): Record<string, Cell> {
  return Object.fromEntries(columnsOf({ exhibition, language }).map((column) => [column.key, column.cell(listed)]))
}

test('the master columns come first, in their promised order, and every column is explained in both languages', () => {
  const keys = columnsOf({ exhibition, language: 'en' }).map((column) => column.key)
  expect(keys.slice(0, MASTER.length)).toEqual(MASTER)
  expect(new Set(keys).size).toBe(keys.length)
  for (const language of ['en', 'ja'] as const)
    for (const column of columnsOf({ exhibition, language })) expect(column.about).not.toBe('')
  expect(new Set(Object.keys(en.key))).toEqual(new Set([...keys, 'products']))
})

test('questions without a place of their own follow as answers; products stand in their place where they are asked for', () => {
  const asking = {
    ...exhibition,
    questions: [
      { id: 'products', text: { en: 'Which?', ja: 'どれ' }, kind: 'text' as const, choices: [] },
      { id: 'lunch', text: { en: 'Lunch?', ja: '昼食' }, kind: 'text' as const, choices: [] },
    ],
  }
  const columns = columnsOf({ exhibition: asking, language: 'ja' })
  expect(columns.slice(19, 22).map((column) => column.key)).toEqual(['language', 'products', 'budget'])
  expect(columns[20]?.about).toBe('関心のある製品: どれ')
  expect(columns[MASTER.length + 1]).toMatchObject({ key: 'answer_lunch', about: '昼食' })
  expect(columns[MASTER.length + 1]?.cell(leadOf({}, { answers: { lunch: 'soba' } }))).toBe('soba')
})

describe('a lead', () => {
  const japanese: Partial<Contact> = {
    fullName: '髙橋 太郎',
    familyName: '髙橋',
    givenName: '太郎',
    familyKana: 'タカハシ',
    givenKana: 'タロウ',
    organisation: '㈱宇宙電波',
    department: '第二部',
    title: '部長',
    emails: ['t@uchu.example', 'second@uchu.example'],
    urls: ['https://uchu.example'],
    phones: [
      { number: '090-1234-5678', e164: '+819012345678', kind: 'mobile' },
      { number: '03-1234-5678', e164: '+81312345678', kind: 'work' },
      { number: '内線 12', e164: null, kind: 'other' },
      { number: '03-1234-0000', e164: '+81312340000', kind: 'fax' },
    ],
    addresses: [{ street: '有明3-11-1', locality: '江東区', region: '東京都', postcode: '135-0063', country: '日本' }],
  }

  test('of Japan', () => {
    expect(cellsOf(leadOf(japanese), 'ja')).toMatchObject({
      lead_id: 'L',
      exhibitor: 'ORBIT',
      exhibition: '試験展',
      rank: 'A',
      company_as_given: '㈱宇宙電波',
      company_normalised: '宇宙電波',
      department: '第二部',
      title: '部長',
      family_name: '髙橋',
      given_name: '太郎',
      family_kana: 'タカハシ',
      given_kana: 'タロウ',
      romaji: 'TAKAHASHI Tarou',
      email: 't@uchu.example',
      phone: { harmless: '+81312345678' },
      mobile: { harmless: '+819012345678' },
      postcode: '135-0063',
      address: '東京都江東区有明3-11-1',
      country: '日本',
      language: 'ja',
      budget: '10M',
      authority: '',
      need: 'antenna',
      timeframe: '',
      next_action: 'Call',
      due_date: '2026-02-03',
      owner: 'Ben',
      status: 'open',
      note: 'one\ntwo',
      first_scanned_at: '2026-01-28T10:42:07.000+09:00',
      last_scanned_at: '2026-01-29T00:30:00.000+09:00',
      scan_count: 3,
      stations: 'Left desk;Right desk',
      source: 'camera;typed',
      badge_code: 'A1',
      badge_format: 'mecard',
      full_name: '髙橋 太郎',
      fax: { harmless: '+81312340000' },
      other_emails: 'second@uchu.example',
      other_phones: '内線 12',
      urls: 'https://uchu.example',
      tags: 'b;a',
      badge_note: '',
    })
  })

  test('of Europe, and of which nothing is known', () => {
    expect(
      cellsOf(
        leadOf({
          familyName: 'Müller',
          givenName: 'Jürgen',
          phones: [{ number: '12', e164: null, kind: 'home' }],
          addresses: [{ street: 'Hauptstr. 1', locality: 'Köln', region: '', postcode: '50667', country: 'DE' }],
        }),
      ),
    ).toMatchObject({ romaji: '', phone: '12', mobile: '', address: 'Hauptstr. 1, Köln', language: '' })
    const nothing = cellsOf(
      leadOf({}, { rank: null, followUp: null, badgeCode: null, notes: [], answers: {}, tags: [] }),
    )
    expect(
      Object.entries(nothing)
        .filter(([, cell]) => cell !== '')
        .map(([key]) => key),
    ).toEqual([
      'lead_id',
      'exhibitor',
      'exhibition',
      'first_scanned_at',
      'last_scanned_at',
      'scan_count',
      'stations',
      'source',
      'badge_format',
    ])
  })

  test('tells which consents are in force, in one wording or several', () => {
    const consent = (purpose: string, given: boolean, at: string, wordingVersion = '1') => ({
      purpose,
      given,
      at,
      wordingVersion,
      language: 'en' as const,
    })
    const at = '2026-01-28T01:00:00.000Z'
    expect(
      cellsOf(leadOf(japanese, { consents: [consent('share', true, at), consent('contact', true, at)] })),
    ).toMatchObject({
      consent_purposes: 'contact;share',
      consent_wording_version: '1',
      consent_at: '2026-01-28T10:00:00.000+09:00',
      language: 'en',
    })
    const later = '2026-01-28T02:00:00.000Z'
    expect(
      cellsOf(
        leadOf(
          {},
          { consents: [consent('share', true, at), consent('contact', true, at), consent('contact', false, later)] },
        ),
      ),
    ).toMatchObject({ consent_purposes: 'share', consent_wording_version: '1' })
    expect(
      cellsOf(leadOf({}, { consents: [consent('share', true, at), consent('contact', true, later, '2')] })),
    ).toMatchObject({
      consent_purposes: 'contact;share',
      consent_wording_version: '2;1',
      consent_at: '2026-01-28T11:00:00.000+09:00;2026-01-28T10:00:00.000+09:00',
    })
  })
})

test('times follow a zone that changes its clocks', () => {
  const berlin = createLocalTime('Europe/Berlin')
  expect(berlin('2026-03-29T00:59:59.999Z')).toBe('2026-03-29T01:59:59.999+01:00')
  expect(berlin('2026-03-29T01:00:00.000Z')).toBe('2026-03-29T03:00:00.000+02:00')
  expect(createLocalTime('America/St_Johns')('2026-01-28T03:00:00.000Z')).toBe('2026-01-27T23:30:00.000-03:30')
  expect(createLocalTime('UTC')('2026-01-28T03:00:00.000Z')).toBe('2026-01-28T03:00:00.000+00:00')
})

test('the name of the file is safe anywhere and names day and time of the exhibition', () => {
  expect(listFileName(exhibition, 'ORBIT', '2026-01-28T15:30:00.000Z', 'xlsx')).toBe(
    'Test-Fair_ORBIT_2026-01-29-003000.xlsx',
  )
  const named = (en: string) =>
    listFileName(
      { ...exhibition, exhibition: { ...exhibition.exhibition, name: { en, ja: 'x' } } },
      'A',
      '2026-01-28T01:00:00.000Z',
      'csv',
    )
  expect(named('../../Été: <Fair>\\ "2026"?')).toBe('Ete-Fair-2026_A_2026-01-28-100000.csv')
  expect(named('国際宇宙産業展')).toBe('exhibition_A_2026-01-28-100000.csv')
  expect(named('x'.repeat(400)).length).toBeLessThan(90)
})
