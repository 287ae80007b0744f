/** The one rule that chooses a language of the app from a person's preferences. */
import { LANGUAGES, type Language } from './translate.ts'

const languageOf = (tag: string): Language | undefined => {
  const primary = tag.toLowerCase().split(/[^a-z]/)[0]
  return LANGUAGES.find((language) => language === primary)
}

/**
 * The first preferred tag that the app speaks, best first; "en" where there is none. Takes BCP 47 tags (`ja-JP`) and
 * POSIX locales (`ja_JP.UTF-8`).
 */
export function spokenTag(preferred: readonly string[]): string {
  return preferred.find((tag) => languageOf(tag) !== undefined) ?? 'en'
}

/** The language of the settings, or the first preferred one that the app speaks; English where there is none. */
export function chooseLanguage(setting: Language | 'system', preferred: readonly string[]): Language {
  return setting === 'system' ? (languageOf(spokenTag(preferred)) ?? 'en') : setting
}
