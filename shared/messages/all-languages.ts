/** A translator with every language at hand, for the programs that have all files on disk. */
import type { i18n } from 'i18next'
import { en } from './en.ts'
import { ja } from './ja.ts'
import { type Language, translatorOf } from './translate.ts'

export function createTranslator(language: Language): i18n {
  return translatorOf(language, language === 'ja' ? ja : en)
}
