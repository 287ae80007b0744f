/**
 * What the records of one search teach about each other: how common each name is, how names are read, which company
 * names share a mail domain, and which addresses and numbers several people share. The order of the records does not
 * matter.
 */
import { COMMON_GIVEN } from './common-given.ts'
import { COMMON_FAMILIES } from './common-names.ts'
import type { Company } from './company.ts'
import { shareOf, tally, tallyUnder } from './counts.ts'
import { foldKanji } from './kanji-forms.ts'
import { cutNative, nativeOf, wordsOf, type Name } from './name.ts'
import type { Readings } from './name-compare.ts'
import type { Mail } from './reach.ts'
import { foldKana } from './romaji.ts'
import { Syllables } from './syllables.ts'
import type { Traits } from './traits.ts'

/** Assumed share of people with a name that no record has. */
const UNHEARD = 1 / 4000
/** An address or number that this many people of different names have belongs to no single person. */
const SHARED_FROM = 4
/** A domain with at least so many companies is a provider's, if nearly each of its people has another company. */
const PROVIDER_FROM = 8

const BEFOREHAND_NATIVE = new Map<string, number>()
const BEFOREHAND_SOUND = new Map<string, number>()
const BEFOREHAND_READINGS: { native: string; readings: readonly string[] }[] = []
for (const { kanji, readings, share } of COMMON_FAMILIES) {
  const native = foldKanji(kanji)
  const sounds = readings.map(foldKana)
  tally(BEFOREHAND_NATIVE, native, share)
  tally(BEFOREHAND_SOUND, sounds[0]!, share)
  BEFOREHAND_READINGS.push({ native, readings })
}

/** The name that tells people apart: in kanji, else in sounds. */
export function whoIs(name: Name): string {
  const [sound] = name.sounds
  return nativeOf(name) || (sound === undefined ? '' : wordsOf(sound))
}

/** The values (addresses, numbers) that at least `SHARED_FROM` people of different names have. */
function sharedAmong(visitors: readonly Traits[], valuesOf: (t: Traits) => readonly string[]): Set<string> {
  const first = new Map<string, number>()
  const more = new Map<string, Set<string>>()
  visitors.forEach((traits, at) => {
    for (const value of valuesOf(traits)) {
      const before = first.get(value)
      if (before === undefined) {
        first.set(value, at)
        continue
      }
      let names = more.get(value)
      if (names === undefined) {
        names = new Set([whoIs(visitors[before]!.name)])
        more.set(value, names)
      }
      if (names.size < SHARED_FROM) names.add(whoIs(traits.name))
    }
  })
  const shared = new Set<string>()
  for (const [value, names] of more) if (names.size >= SHARED_FROM) shared.add(value)
  return shared
}

export class Knowledge implements Readings {
  readonly total: number
  readonly #nativeFamily = new Map<string, number>()
  readonly #nativeGiven = new Map<string, number>()
  readonly #soundFamily = new Map<string, number>()
  readonly #soundGiven = new Map<string, number>()
  readonly #familyReadings = new Map<string, Map<string, number>>()
  readonly #givenReadings = new Map<string, Map<string, number>>()
  readonly #familySyllables = new Syllables()
  readonly #givenSyllables = new Syllables()
  readonly #readingMemo = new Map<string, ReadonlyMap<string, number> | null>()
  readonly #companies = new Map<string, number>()
  readonly #keysOfDomain = new Map<string, Map<string, number>>()
  readonly #domainsOfKey = new Map<string, Set<string>>()
  readonly #providers = new Set<string>()
  readonly #sharedMails: Set<string>
  readonly #sharedDials: Set<string>

  /** Learns from all records, and cuts undivided names. */
  constructor(visitors: readonly Traits[]) {
    this.total = visitors.length
    for (const { native, readings } of BEFOREHAND_READINGS) {
      readings.forEach((kana, i) => tallyUnder(this.#familyReadings, native, foldKana(kana), i === 0 ? 2 : 0.5))
      this.#familySyllables.learn(native, readings[0]!)
    }
    for (const [given, kana] of COMMON_GIVEN) {
      tallyUnder(this.#givenReadings, foldKanji(given), foldKana(kana))
      this.#givenSyllables.learn(foldKanji(given), kana)
    }
    for (const { name } of visitors) if (name.split) tally(this.#nativeFamily, name.nativeFamily)
    const families = new Set([...this.#nativeFamily.keys(), ...BEFOREHAND_NATIVE.keys()])
    const familyOf = (native: string): string => {
      for (let length = Math.min(native.length, 5); length > 0; length--) {
        const start = native.slice(0, length)
        if (families.has(start)) return start
      }
      return ''
    }
    for (const traits of visitors) {
      if (!traits.name.split) {
        cutNative(traits.name, familyOf)
        tally(this.#nativeFamily, traits.name.nativeFamily)
      }
      this.#learnName(traits.name)
      this.#learnCompany(traits)
    }
    this.#learnProviders()
    this.#sharedMails = sharedAmong(visitors, (t) => t.mails.map((m) => m.address))
    this.#sharedDials = sharedAmong(visitors, (t) => t.dials.map((d) => d.number))
  }

  #learnName(name: Name): void {
    tally(this.#nativeGiven, name.nativeGiven)
    let last = ''
    for (const sound of name.sounds) {
      const words = wordsOf(sound)
      if (words === last) continue
      last = words
      const family = sound.family.joined
      const given = sound.given.joined
      tally(this.#soundFamily, family)
      tally(this.#soundGiven, given)
      if (!sound.ordered) {
        tally(this.#soundFamily, given)
        tally(this.#soundGiven, family)
      } else if (sound.kana && name.nativeFamily !== '' && name.split) {
        tallyUnder(this.#familyReadings, name.nativeFamily, family)
        tallyUnder(this.#givenReadings, name.nativeGiven, given)
        this.#familySyllables.learn(name.nativeFamily, sound.family.kana)
        this.#givenSyllables.learn(name.nativeGiven, sound.given.kana)
      }
    }
  }

  #learnCompany({ company, mails }: Traits): void {
    if (company === null) return
    tally(this.#companies, company.key)
    for (const mail of mails) if (!mail.provider) tallyUnder(this.#keysOfDomain, mail.domain, company.key)
  }

  #learnProviders(): void {
    for (const [domain, keys] of this.#keysOfDomain) {
      let visitors = 0
      for (const count of keys.values()) visitors += count
      if (keys.size >= PROVIDER_FROM && keys.size > visitors * 0.4) {
        this.#providers.add(domain)
        continue
      }
      for (const key of keys.keys()) {
        const domains = this.#domainsOfKey.get(key)
        if (domains === undefined) this.#domainsOfKey.set(key, new Set([domain]))
        else domains.add(domain)
      }
    }
  }

  family(native: string): ReadonlyMap<string, number> | null {
    return this.#familyReadings.get(native) ?? this.#madeReading(native, 'family')
  }

  given(native: string): ReadonlyMap<string, number> | null {
    return this.#givenReadings.get(native) ?? this.#madeReading(native, 'given')
  }

  /**
   * A reading for a part whose reading no record gives: the part itself in kana, else made from the readings of its
   * kanji.
   */
  #madeReading(native: string, part: 'family' | 'given'): ReadonlyMap<string, number> | null {
    const key = `${part}\n${native}`
    const known = this.#readingMemo.get(key)
    if (known !== undefined) return known
    let made: ReadonlyMap<string, number> | null
    if (/^[ァ-ヺー]+$/.test(native)) made = new Map([[foldKana(native), 2]])
    else {
      const read = (part === 'family' ? this.#familySyllables : this.#givenSyllables).read(native)
      made = read.size === 0 ? null : read
    }
    this.#readingMemo.set(key, made)
    return made
  }

  /** Share of people with this family name in kanji, 0 to 1. */
  shareOfNativeFamily(native: string): number {
    return shareOf(this.#nativeFamily.get(native) ?? 0, this.total, BEFOREHAND_NATIVE.get(native) ?? UNHEARD)
  }

  shareOfNativeGiven(native: string): number {
    return shareOf(this.#nativeGiven.get(native) ?? 0, this.total, UNHEARD)
  }

  /** Share of people with this word, in sounds, as a family name. */
  shareOfFamily(sound: string): number {
    return shareOf(this.#soundFamily.get(sound) ?? 0, this.total, BEFOREHAND_SOUND.get(sound) ?? UNHEARD)
  }

  shareOfGiven(sound: string): number {
    return shareOf(this.#soundGiven.get(sound) ?? 0, this.total, UNHEARD)
  }

  shareOfCompany(company: Company): number {
    return shareOf(this.#companies.get(company.key) ?? 0, this.total, 1 / 2000)
  }

  /** Is this the domain of a company, as far as the records show? */
  isCompanyDomain(mail: Mail): boolean {
    return !mail.provider && !this.#providers.has(mail.domain)
  }

  /** The company names seen with a mail domain, each with its count. */
  companiesOfDomain(domain: string): ReadonlyMap<string, number> | undefined {
    return this.#providers.has(domain) ? undefined : this.#keysOfDomain.get(domain)
  }

  /** Do people of this company have addresses at this domain? */
  usesDomain(company: Company, domain: string): boolean {
    return this.#domainsOfKey.get(company.key)?.has(domain) ?? false
  }

  /** Do people of both companies have addresses at one domain? */
  shareDomain(a: Company, b: Company): boolean {
    const left = this.#domainsOfKey.get(a.key)
    const right = this.#domainsOfKey.get(b.key)
    if (left === undefined || right === undefined) return false
    for (const domain of left) if (right.has(domain)) return true
    return false
  }

  isSharedMail(mail: Mail): boolean {
    return mail.role || this.#sharedMails.has(mail.address)
  }

  isSharedDial(number: string): boolean {
    return this.#sharedDials.has(number)
  }

  /** The likeliest readings of a name part in kanji, most frequent first, at most `most`. */
  readingsOf(part: 'family' | 'given', native: string, most: number): string[] {
    const known = part === 'family' ? this.family(native) : this.given(native)
    if (known === null) return []
    return [...known]
      .sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))
      .slice(0, most)
      .map(([reading]) => reading)
  }
}
