/**
 * The people who are really there, before anyone records them, and among them the ones that are easily taken for each
 * other: colleagues of one family name, namesakes, people whose names sound alike, relatives in a family firm.
 */
import { makeCompanies, type MadeCompany } from './companies.ts'
import { japaneseName, sameReading, westernName, type JapaneseName, type WesternName } from './names.ts'
import type { Random } from './random.ts'
import { romanise } from './romanise.ts'

/** Why a person was put there: someone is easily taken for them. */
export const LOOKALIKES = [
  'colleague',
  'namesake_elsewhere',
  'namesake_same_company',
  'homophone_colleague',
  'relative',
  'relative_one_mailbox',
] as const
export type Lookalike = (typeof LOOKALIKES)[number]

export interface Human {
  japanese: JapaneseName | null
  western: WesternName | null
  /** The name as it stands in the passport. */
  latin: { family: string; given: string }
  company: MadeCompany
  email: string
  privateEmail: string
  mobile: string
  direct: string
  /** Must be recorded with mail and mobile, since nothing else tells this person from another. */
  needsReach: boolean
}

export interface Crowd {
  humans: Human[]
  /** Pairs of indexes that are two people though much agrees. */
  lookalikes: { kind: Lookalike; a: number; b: number }[]
}

const SHARE: Record<Lookalike, number> = {
  colleague: 0.05,
  namesake_elsewhere: 0.03,
  namesake_same_company: 0.004,
  homophone_colleague: 0.01,
  relative: 0.015,
  relative_one_mailbox: 0.005,
}
const PRIVATE = ['gmail.com', 'yahoo.co.jp', 'outlook.com', 'icloud.com', 'docomo.ne.jp', 'nifty.com']

const ascii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[ßøł]/gi, (c) => ({ ß: 'ss', ø: 'o', ł: 'l' })[c.toLowerCase()] ?? '')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()

/** Makes `count` people; about a tenth of them are lookalikes of others. */
export function makeCrowd(count: number, random: Random): Crowd {
  const companies = makeCompanies(Math.max(20, Math.floor(count / 10)), random)
  const addresses = new Set<string>()
  const humans: Human[] = []
  const lookalikes: Crowd['lookalikes'] = []

  const unused = (local: string, domain: string): string => {
    let address = `${local}@${domain}`
    for (let n = 2; addresses.has(address); n++) address = `${local}${n}@${domain}`
    addresses.add(address)
    return address
  }
  const settle = (japanese: JapaneseName | null, western: WesternName | null, company: MadeCompany): Human => {
    const latin =
      japanese === null
        ? { family: western!.family, given: western!.given }
        : { family: romanise(japanese.familyKana, 'passport'), given: romanise(japanese.givenKana, 'passport') }
    const f = ascii(latin.family)
    const g = ascii(latin.given)
    const local = random.pick([
      `${g}.${f}`,
      `${g.charAt(0)}.${f}`,
      `${f}.${g}`,
      `${f}-${g.charAt(0)}`,
      f,
      `${g.charAt(0)}${f}`,
    ])
    const own = random.pick([
      `${f}${g}${random.digits(2)}`,
      `${g}${random.digits(4)}`,
      `${f}_${g.slice(0, 3)}`,
      `${random.pick(['star', 'sora', 'umi', 'neko', 'moon'])}${random.digits(5)}`,
    ])
    return {
      japanese,
      western,
      latin,
      company,
      email: unused(local, company.domain),
      privateEmail: unused(own, random.pick(PRIVATE)),
      mobile: company.western
        ? `+49151${random.digits(8)}`
        : `+81${random.pick(['90', '80', '70'])}${random.digits(8)}`,
      direct: `${company.switchboard.slice(0, -4)}${random.digits(4)}`,
      needsReach: false,
    }
  }
  const anyCompany = (western: boolean): MadeCompany => {
    for (;;) {
      const company = companies[random.zipf(companies.length, 40)]!
      if (company.western === western || random.chance(0.08)) return company
    }
  }

  while (humans.length < count) {
    const western = random.chance(0.2)
    const human = settle(
      western ? null : japaneseName(random),
      western ? westernName(random) : null,
      anyCompany(western),
    )
    const at = humans.push(human) - 1
    const name = human.japanese
    if (name === null) continue
    const join = (
      kind: Lookalike,
      japanese: JapaneseName,
      company: MadeCompany,
      change: (other: Human) => void = () => {},
    ): void => {
      const other = settle(japanese, null, company)
      change(other)
      lookalikes.push({ kind, a: at, b: humans.push(other) - 1 })
    }
    const given = (): JapaneseName => {
      for (;;) {
        const other = japaneseName(random)
        if (other.givenKana !== name.givenKana) return { ...name, given: other.given, givenKana: other.givenKana }
      }
    }
    const elsewhere = (): MadeCompany => {
      for (;;) {
        const company = anyCompany(false)
        if (company.domain !== human.company.domain) return company
      }
    }
    const bothReach = (other: Human): void => {
      human.needsReach = true
      other.needsReach = true
    }
    if (random.chance(SHARE.colleague)) join('colleague', given(), human.company)
    if (random.chance(SHARE.namesake_elsewhere)) join('namesake_elsewhere', name, elsewhere())
    if (random.chance(SHARE.namesake_same_company)) join('namesake_same_company', name, human.company, bothReach)
    if (random.chance(SHARE.homophone_colleague)) {
      const other = sameReading(name, random)
      if (other !== null) join('homophone_colleague', { ...name, given: other }, human.company, bothReach)
    }
    if (random.chance(SHARE.relative))
      join('relative', given(), human.company, (other) => {
        other.direct = human.direct
      })
    if (random.chance(SHARE.relative_one_mailbox)) {
      join('relative_one_mailbox', given(), human.company, (other) => {
        other.direct = human.direct
        other.email = human.email
      })
    }
  }
  return { humans, lookalikes }
}
