/**
 * Groups company names that the records show to be one company: they share a mail domain or mean the same. It is
 * coarse, because it groups whole chains. It only decides who is compared, never what a comparison says.
 */
import type { Knowledge } from './knowledge.ts'
import type { Traits } from './traits.ts'

/** A domain with more company names than this groups nothing. */
const PER_DOMAIN = 12

/** One name for each group of company names. */
export class Affiliations {
  readonly #parent = new Map<string, string>()

  constructor(visitors: readonly Traits[], knowledge: Knowledge) {
    for (const { company, mails } of visitors) {
      if (company === null) continue
      if (company.meaning.includes(' ')) this.#join(company.key, `=${company.meaning}`)
      for (const mail of mails) {
        const keys = knowledge.isCompanyDomain(mail) ? knowledge.companiesOfDomain(mail.domain) : undefined
        if (keys !== undefined && keys.size <= PER_DOMAIN) this.#join(company.key, `@${mail.domain}`)
      }
    }
  }

  #root(node: string): string {
    let root = node
    for (let up = this.#parent.get(root); up !== undefined; up = this.#parent.get(root)) root = up
    for (let at = node; at !== root;) {
      const up = this.#parent.get(at)!
      this.#parent.set(at, root)
      at = up
    }
    return root
  }

  #join(a: string, b: string): void {
    const left = this.#root(a)
    const right = this.#root(b)
    if (left === right) return
    // The lesser text names the group, whatever the order of joining.
    if (left < right) this.#parent.set(right, left)
    else this.#parent.set(left, right)
  }

  /** The affiliation of a record, '' where nothing is known. */
  of(traits: Traits, knowledge: Knowledge): string {
    if (traits.company !== null) return this.#root(traits.company.key)
    const mail = traits.mails.find((m) => knowledge.isCompanyDomain(m))
    return mail === undefined ? '' : this.#root(`@${mail.domain}`)
  }
}
