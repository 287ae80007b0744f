import { expect, test } from 'vitest'
import { languageFrom } from '../../../main/hosts/cli/host.ts'
import { chooseLanguage, spokenTag } from '../../../shared/messages/choose-language.ts'

test.each([
  [['fr', 'ja'], 'ja'],
  [['fr-FR', 'ja-JP', 'en'], 'ja'],
  [['en-GB', 'ja'], 'en'],
  [['ja_JP.UTF-8'], 'ja'],
  [['JA'], 'ja'],
  [['jam', 'enm'], 'en'],
  [['fr', 'de'], 'en'],
  [['C'], 'en'],
  [[], 'en'],
] as const)('of the preferences %j the app speaks %s', (preferred, language) => {
  expect(chooseLanguage('system', preferred)).toBe(language)
})

test('the settings win over the system', () => {
  expect(chooseLanguage('ja', ['en'])).toBe('ja')
  expect(chooseLanguage('en', ['ja'])).toBe('en')
})

test('the tag that decides keeps its region', () => {
  expect(spokenTag(['fr-FR', 'en-GB', 'ja-JP'])).toBe('en-GB')
  expect(spokenTag(['fr-FR'])).toBe('en')
})

test.each([
  [{ LC_ALL: '', LANG: 'ja_JP.UTF-8' }, 'ja'],
  [{ LC_ALL: 'C', LANG: 'ja_JP.UTF-8', LANGUAGE: 'ja' }, 'en'],
  [{ LANG: 'fr_FR.UTF-8', LANGUAGE: 'fr:ja:en' }, 'ja'],
  [{ LANG: 'fr_FR.UTF-8' }, 'en'],
  [{}, 'en'],
] as const)('the command chooses by the same rule from %j: %s', (env, language) => {
  expect(languageFrom({}, env)).toBe(language)
})

test('the command does as --lang asks', () => {
  expect(languageFrom({ lang: 'ja' }, { LANG: 'en_GB.UTF-8' })).toBe('ja')
  expect(languageFrom({ lang: 'en' }, { LANG: 'ja_JP.UTF-8' })).toBe('en')
})
