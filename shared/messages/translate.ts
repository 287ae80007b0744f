/**
 * One translator for page and command: i18next over the tables of this folder, each language falling back to English.
 */
import i18next, { type i18n } from 'i18next'
import { isErrorCode } from '../errors.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

export const LANGUAGES = ['en', 'ja'] as const
export type Language = (typeof LANGUAGES)[number]

/** A translator of its own, ready at once; values are not HTML-escaped, since no one puts them into HTML unescaped. */
export function createTranslator(language: Language): i18n {
  const instance = i18next.createInstance()
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    returnNull: false,
    resources: { en: { translation: en }, ja: { translation: ja } },
    interpolation: { escapeValue: false },
  })
  return instance
}

/** Keeps a Japanese counter on the line of its number. */
export const keepCounted = (text: string): string =>
  text.replace(/(?<=\d) (?=[\p{Script=Han}\p{Script=Katakana}])/gu, '\u00a0')

/** A value inside a message. A value with its own words (`FieldError`) is shown in the language of the message. */
function inWords(value: unknown, language: Language): string {
  if (Array.isArray(value)) return value.map((item) => inWords(item, language)).join('; ')
  if (value !== null && typeof value === 'object') {
    const { en, ja } = value as Record<string, unknown>
    return inWords(language === 'ja' ? ja : en, language)
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** The message of an error code in the translator's language. */
export function errorMessage(translator: i18n, code: string, params: Record<string, unknown>): string {
  const known = isErrorCode(code) ? code : 'internal'
  const language: Language = translator.language === 'ja' ? 'ja' : 'en'
  const values = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, inWords(value, language)]))
  return translator.t(`errors.${known}`, values)
}
