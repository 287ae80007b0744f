/** Weighs the companies of two records: by their names, and by the mail domains that name or tie them. */
import { compareCompanies, type Company, type CompanyLevel } from './company.ts'
import type { Knowledge } from './knowledge.ts'
import type { Mail } from './reach.ts'
import type { Traits } from './traits.ts'
import { WEIGHTS as W } from './weights.ts'

type CompanyVerdict = CompanyLevel | 'domain' | 'none'

export interface CompanyWeight {
  level: CompanyVerdict
  bits: number
}

const MEMO_SIZE = 200_000

/** Weighs the companies of one search. It remembers which names it has compared. */
export class CompanyScale {
  readonly #know: Knowledge
  readonly #memo = new Map<number, CompanyLevel>()

  constructor(knowledge: Knowledge) {
    this.#know = knowledge
  }

  /** Weighs a pair. */
  weigh(a: Traits, b: Traits): CompanyWeight {
    const rarity = (company: Company): number =>
      Math.min(W.mostForCompany, -Math.log2(this.#know.shareOfCompany(company)))
    if (a.company !== null && b.company !== null) {
      const level = this.#levelOf(a.company, b.company)
      const worth = Math.min(rarity(a.company), rarity(b.company))
      switch (level) {
        case 'same':
          return { level, bits: worth }
        case 'alias':
          return { level, bits: worth + W.alias }
        case 'translated':
          return { level, bits: worth + W.translated }
        case 'kindred':
          return { level, bits: this.#sameDomain(a, b) ? worth + W.translated : W.kindred }
        case 'abbreviated':
          return { level, bits: worth + W.abbreviated }
        case 'similar':
          return { level, bits: worth + W.similarCompany }
        default:
      }
      if (this.#sameDomain(a, b)) return { level: 'domain', bits: worth + W.alias }
      if (this.#namesDomain(a.company, b) || this.#namesDomain(b.company, a))
        return { level: 'domain', bits: worth + W.alias }
      return level === 'unknown' ? { level, bits: W.companyUnknown } : { level, bits: W.companyDiffers }
    }
    if (this.#sameDomain(a, b)) {
      const company = a.company ?? b.company
      return { level: 'domain', bits: (company === null ? W.mostForCompany : rarity(company)) + W.sameDomain }
    }
    const [company, other] = a.company !== null ? [a.company, b] : [b.company, a]
    if (company !== null && other.mails.some((m) => this.#know.usesDomain(company, m.domain))) {
      return { level: 'domain', bits: rarity(company) + W.alias }
    }
    const fromElsewhere =
      a.mails.some((x) => this.#know.isCompanyDomain(x)) && b.mails.some((x) => this.#know.isCompanyDomain(x))
    return { level: 'none', bits: fromElsewhere ? W.otherCompanyDomain : 0 }
  }

  /** Is the name of the company the mail domain of the other record, as with SKT and skt.co.jp? */
  #namesDomain(company: Company, other: Traits): boolean {
    if (!company.latin || company.key.length < 3) return false
    const label = (m: Mail): string => m.domain.slice(0, m.domain.indexOf('.')).replaceAll('-', '')
    return other.mails.some((m) => this.#know.isCompanyDomain(m) && label(m) === company.key)
  }

  #sameDomain(a: Traits, b: Traits): boolean {
    return a.mails.some((x) => this.#know.isCompanyDomain(x) && b.mails.some((y) => y.domain === x.domain))
  }

  #levelOf(a: Company, b: Company): CompanyLevel {
    if (a.key === b.key) return 'same'
    const pair = Math.min(a.id, b.id) * 0x4000000 + Math.max(a.id, b.id)
    const known = this.#memo.get(pair)
    if (known !== undefined) return known
    let level = compareCompanies(a, b)
    const tied = level === 'same' || level === 'translated' || level === 'abbreviated' || level === 'similar'
    if (!tied && this.#know.shareDomain(a, b)) level = 'alias'
    if (this.#memo.size >= MEMO_SIZE) this.#memo.clear()
    this.#memo.set(pair, level)
    return level
  }
}
