/**
 * One translator for page and command: i18next over the table of one language. No table is named here, so that the page
 * loads one language at a time.
 */
import i18next, { type i18n } from 'i18next'
import { sizeText } from '../domain/size-text.ts'
import { isErrorCode } from '../errors.ts'
import type { en } from './en.ts'
import type { Translated } from './translated.ts'

export const LANGUAGES = ['en', 'ja'] as const
export type Language = (typeof LANGUAGES)[number]

/**
 * Makes a translator, ready at once. `{{size, bytes}}` says a number of bytes as `sizeText` does. Values are not
 * escaped for HTML, because they never become HTML.
 */
export function translatorOf(language: Language, table: Translated<typeof en>): i18n {
  const instance = i18next.createInstance()
  void instance.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    returnNull: false,
    resources: { [language]: { translation: table } },
    interpolation: { escapeValue: false },
  })
  instance.services.formatter?.add('bytes', (bytes: unknown, lng) => sizeText(Number(bytes), lng ?? language))
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
