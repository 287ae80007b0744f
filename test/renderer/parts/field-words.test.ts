import { expect, test } from 'vitest'
import { fieldWords } from '../../../renderer/parts/field-words.ts'
import { createTimes } from '../../../renderer/parts/times.ts'
import type { Say } from '../../../renderer/ui/language.tsx'
import { NAME_KEPT } from '../../../shared/domain/lead/kept-name.ts'
import { isRegisterValue } from '../../../shared/domain/lead/register-value.ts'
import { emptyContact } from '../../../shared/domain/person/contact.ts'
import { createTranslator } from '../../../shared/messages/all-languages.ts'
import { LANGUAGES, type Language } from '../../../shared/messages/translate.ts'

const QUESTION = { id: 'budget', kind: 'text', choices: [], text: { en: 'Budget', ja: '予算' } } as const

function words(language: Language) {
  const { t } = createTranslator(language)
  const { day } = createTimes(language, 'Asia/Tokyo')
  const questions = [{ ...QUESTION, choices: [] }]
  return fieldWords({ t: t as unknown as Say, say: (text) => text[language], questions, day })
}

/** Every field that a person can set, and some that nobody here knows. */
const FIELDS = [
  'rank',
  'tag.JAXA',
  'answer.budget',
  'answer.former_question',
  ...['action', 'owner', 'dueOn', 'status'].map((part) => `followUp.${part}`),
  ...Object.keys(emptyContact()).map((part) => `contact.${part}`),
  NAME_KEPT,
  'of_a_newer_version.part',
]

test.each(LANGUAGES)('no field is called by its key (%s)', (language) => {
  const { fieldName } = words(language)
  for (const field of FIELDS) {
    const name = fieldName(field)
    expect(name, field).not.toBe('')
    expect(name, field).not.toMatch(/\w\.\w|_|followUp|undefined/)
    if (language === 'ja' && field !== 'tag.JAXA') expect(name, field).toMatch(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u)
  }
})

test('a value is said as its own screen says it', () => {
  const en = words('en')
  const ja = words('ja')
  for (const status of ['open', 'done', 'dropped']) {
    expect(isRegisterValue('followUp.status', status)).toBe(true)
    expect(ja.valueText('followUp.status', status)).not.toBe(status)
  }
  expect(ja.valueText('rank', 'A')).not.toBe('A')
  expect(en.valueText('tag.JAXA', false)).toBe('Removed')
  expect(en.valueText('followUp.dueOn', '2026-01-30')).toBe('Fri 30 Jan')
  expect(ja.valueText('followUp.dueOn', '2026-01-30')).toBe('1月30日(金)')
  expect(en.valueText('contact.title', null)).toBe('Correction undone')
  expect(en.valueText('answer.budget', '')).toBe('Nothing')
  expect([en.fieldName(NAME_KEPT), en.valueText(NAME_KEPT, true)]).toEqual([
    'Duplicates',
    'The name of this lead is kept',
  ])
  expect(en.valueText('contact.phones', [{ number: '03-1', e164: null, kind: 'work' }])).toBe('03-1')
})
