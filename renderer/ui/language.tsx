/** The page's words: messages by checked keys, two-language names, and dates in the exhibition's time zone. */
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import type { i18n } from 'i18next'
import type { en } from '../../shared/messages/en.ts'
import { createTranslator, keepCounted, type Language } from '../../shared/messages/translate.ts'

type Leaf<T, P extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${K}` : Leaf<T[K], `${P}${K}.`>
}[keyof T & string]
type Key = Leaf<typeof en>
type Counted = Key extends infer K
  ? K extends `${string}_ordinal_other`
    ? never
    : K extends `${infer Base}_other`
      ? Base
      : never
  : never
/** A key of the message tables, or the stem of a counted one. */
export type MessageKey = Key | Counted

/** Says a message. A counted message takes `count`. */
export type Say = (key: MessageKey, values?: Record<string, string | number>) => string

interface Words {
  language: Language
  translator: i18n
  t: Say
  /** "1st", "2nd"; 「2 回目」. */
  nth: (count: number) => string
  /** A two-language text in the chosen language. */
  say: (text: Record<Language, string>) => string
}

const Context = createContext<Words | null>(null)

/** The language a setting means on this machine. */
export function chosenLanguage(setting: Language | 'system'): Language {
  if (setting !== 'system') return setting
  return navigator.languages.some((tag) => /^ja\b/i.test(tag)) && /^ja\b/i.test(navigator.language) ? 'ja' : 'en'
}

/** Gives everything below it one language. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  const words = useMemo<Words>(() => {
    const translator = createTranslator(language)
    return {
      language,
      translator,
      t: (key, values) => keepCounted(translator.t(key, values ?? {})),
      nth: (count) => translator.t('words.nth', { count, ordinal: true }),
      say: (text) => text[language],
    }
  }, [language])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return <Context value={words}>{children}</Context>
}

/** The words of the language in use. */
export function useWords(): Words {
  const words = useContext(Context)
  if (words === null) throw new Error('no language above this component')
  return words
}
