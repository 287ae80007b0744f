/**
 * Keeps once what many records of one search share: companies as written, the sounds of name parts, texts. It lives as
 * long as the search.
 */
import { companyOf, MAX_COMPANY, type Company } from './company.ts'
import { spokenKana, spokenLatin, type Spoken } from './spoken.ts'

export class Lexicon {
  readonly #companies = new Map<string, Company | null>()
  readonly #latin = new Map<string, Spoken>()
  readonly #kana = new Map<string, Spoken>()
  readonly #texts = new Map<string, string>()

  /**
   * The company of that name. Its spelling decides its number, so the result does not depend on the order of records.
   */
  company(organisation: string): Company | null {
    const text = organisation.slice(0, MAX_COMPANY)
    const known = this.#companies.get(text)
    if (known !== undefined) return known
    const company = companyOf(text, this.#companies.size)
    this.#companies.set(text, company)
    return company
  }

  latin(text: string): Spoken {
    return once(this.#latin, text, spokenLatin)
  }

  kana(text: string): Spoken {
    return once(this.#kana, text, spokenKana)
  }

  /** The one copy of a text. */
  text(text: string): string {
    return once(this.#texts, text, (t) => t)
  }
}

function once<T>(kept: Map<string, T>, text: string, make: (text: string) => T): T {
  const known = kept.get(text)
  if (known !== undefined) return known
  const made = make(text)
  kept.set(text, made)
  return made
}
