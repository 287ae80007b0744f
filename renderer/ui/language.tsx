/** The page's words: messages by checked keys, two-language names, and dates in the exhibition's time zone. */
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { createStore, useStore } from '../store.ts'
import type { i18n } from 'i18next'
import type { en } from '../../shared/messages/en.ts'
import { chooseLanguage } from '../../shared/messages/choose-language.ts'
import { keepCounted, type Language, translatorOf } from '../../shared/messages/translate.ts'

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
  /** A number with its groups, as the language writes it. */
  number: (value: number) => string
  /** A two-language text in the chosen language. */
  say: (text: Record<Language, string>) => string
}

const Context = createContext<Words | null>(null)

/** The language a setting means on this machine. */
export function chosenLanguage(setting: Language | 'system'): Language {
  return chooseLanguage(setting, navigator.languages)
}

const TABLES = {
  en: async () => (await import('../../shared/messages/en.ts')).en,
  ja: async () => (await import('../../shared/messages/ja.ts')).ja,
}
/** The languages that are loaded. */
const translators = createStore<ReadonlyMap<Language, i18n>>(new Map())

/** Loads the words of a language. */
export async function loadLanguage(language: Language): Promise<void> {
  if (translators.get().has(language)) return
  const translator = translatorOf(language, await TABLES[language]())
  translators.update((all) => new Map(all).set(language, translator))
}

/** Gives everything below it one language. Until its words are loaded the words of another one are shown. */
export function LanguageProvider({ language: wanted, children }: { language: Language; children: ReactNode }) {
  const loaded = useStore(translators)
  useEffect(() => {
    loadLanguage(wanted).catch((error: unknown) => console.error('the words of a language did not load', error))
  }, [wanted])
  const shown = loaded.has(wanted) ? wanted : ([...loaded.keys()][0] ?? null)
  const words = useMemo<Words | null>(() => {
    const translator = shown === null ? undefined : loaded.get(shown)
    if (shown === null || translator === undefined) return null
    // The first format of a page takes 30 ms. A number without groups needs none in a language of Latin digits.
    let numbers: Intl.NumberFormat | undefined
    return {
      language: shown,
      translator,
      t: (key, values) => keepCounted(translator.t(key, values ?? {})),
      nth: (count) => translator.t('words.nth', { count, ordinal: true }),
      number: (value) =>
        Number.isInteger(value) && value >= 0 && value < 1000
          ? String(value)
          : (numbers ??= new Intl.NumberFormat(shown)).format(value),
      say: (text) => text[shown],
    }
  }, [shown, loaded])
  useEffect(() => {
    if (shown !== null) document.documentElement.lang = shown
  }, [shown])
  return words === null ? null : <Context value={words}>{children}</Context>
}

/** The words of the language in use. */
export function useWords(): Words {
  const words = useContext(Context)
  if (words === null) throw new Error('no language above this component')
  return words
}
