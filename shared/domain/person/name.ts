/**
 * Joins and splits names of people: family name first in Chinese characters, kana or Hangul, given name first in all
 * others. A name that cannot be split is kept whole as the family name, so that lists sort by it.
 */
import { isHalfWidthKana, isKana, toKatakana } from './kana.ts'

/** What a badge says about a name; absent parts are "". */
export interface NameParts {
  fullName: string
  familyName: string
  givenName: string
  /** Middle names of a Western name, between given and family name. */
  additionalName: string
  fullKana: string
  familyKana: string
  givenKana: string
}

export interface Name {
  fullName: string
  familyName: string
  givenName: string
  familyKana: string
  givenKana: string
  /** A reading in the place of a name, or the other way round, was moved. */
  kanaMoved: boolean
}

const EAST_ASIAN = /[\u3005\u3041-\u30fe\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{323af}]/u
const KANJI = /[\u3005\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{323af}]/u
const BEFORE_NAME = new RegExp(
  String.raw`^(?:(?:mr|mrs|ms|miss|dr|prof|herr|frau|mme|mlle|sig|sra?|ing|(?:dr|dipl)\.-[a-z]{2,6}|` +
    String.raw`rer\.\s?[a-z]{3,4}|(?:med|phil)\.|h\.\s?c|sir)\.?\s+)+`,
  'i',
)
const AFTER_NAME = new RegExp(
  String.raw`(?:,?\s+(?:ph\.?\s?d\.?|mba|[mb]\.?\s?sc\.?|[mb]\.a\.|[mb]\.eng\.?|jr\.?|sr\.?|iii?|` +
    String.raw`esq\.?|\((?:mr|mrs|ms|dr)\.?\)))+$`,
  'i',
)
/** Honorifics that a Japanese badge adds. */
const HONORIFIC = /(?<=\S)\s*(?:様|先生|さん|さま)$|(?<=\S{3})(?:殿|氏)$|(?<=\S)\s+(?:殿|氏|博士|教授)$/
/** A foreign name in katakana, given name first: ジョン・F・ケネディ. */
const DOTTED_KATAKANA = /^(?=.*・)[ァ-ヺー・=＝゠A-Z.]+$/
const PARTICLES = new Set(
  'van von der den ter ten de del della di da dal das do dos du des la le zu zum af av bin ibn ben al el st.'.split(
    ' ',
  ),
)

/** Is this name written family name first? */
export function isFamilyFirst(name: string): boolean {
  return EAST_ASIAN.test(name)
}

/**
 * The number of particles at the start of a name that only a family name has there: van der Berg, VAN DER BERG, de
 * Vries; not Ben Johnson.
 */
function leadingParticles(words: readonly string[]): number {
  const count = words.findIndex((word) => !PARTICLES.has(word.toLowerCase()))
  return count > 1 || (count === 1 && words[0] === words[0]?.toLowerCase()) ? count : 0
}

/** Does this begin with a particle, as only family names do? */
export function hasParticle(name: string): boolean {
  return leadingParticles(name.split(' ')) > 0
}

interface Split {
  family: string
  given: string
}

function isAllCapitals(word: string): boolean {
  const proper = word.replace(/^Ma?c(?=[A-Z]{2})/, '')
  return word.length > 1 && proper === proper.toUpperCase() && proper !== proper.toLowerCase() && !word.includes('.')
}

function splitWestern(name: string): Split {
  const bare = name.replace(BEFORE_NAME, '').replace(AFTER_NAME, '')
  const comma = bare.indexOf(',')
  if (comma > 0) return { family: bare.slice(0, comma).trim(), given: bare.slice(comma + 1).trim() }
  const words = bare.split(' ')
  if (words.length === 1) return { family: bare, given: '' }
  const particles = leadingParticles(words)
  if (particles > 0 && words.length > particles + 1) {
    return { family: words.slice(0, particles + 1).join(' '), given: words.slice(particles + 1).join(' ') }
  }
  const capitals = words.filter(isAllCapitals)
  if (capitals.length > 0 && capitals.length < words.length) {
    const particle = words.findIndex(
      (word, at) =>
        PARTICLES.has(word) && words.slice(at + 1).every((next) => isAllCapitals(next) || PARTICLES.has(next)),
    )
    const isFamily = (word: string, at: number): boolean => isAllCapitals(word) || (particle >= 0 && at >= particle)
    return {
      family: words.filter(isFamily).join(' '),
      given: words.filter((word, at) => !isFamily(word, at)).join(' '),
    }
  }
  const particle = words.findIndex((word, at) => at > 0 && at < words.length - 1 && PARTICLES.has(word.toLowerCase()))
  const from = particle > 0 ? particle : words.length - 1
  return { family: words.slice(from).join(' '), given: words.slice(0, from).join(' ') }
}

/** The name without honorifics and titles: 山田 太郎 様, Dr. 山田 太郎. */
function withoutHonorific(name: string): string {
  return isFamilyFirst(name) ? name.replace(BEFORE_NAME, '').replace(HONORIFIC, '') : name
}

/** Splits a full name. `given` is "" where nothing tells where the family name ends. */
export function splitName(fullName: string): Split {
  if (!isFamilyFirst(fullName)) return splitWestern(fullName)
  const name = withoutHonorific(fullName)
  if (!isFamilyFirst(name)) return splitWestern(name)
  if (DOTTED_KATAKANA.test(name) && name.indexOf('・') > 0)
    return { family: name.slice(name.lastIndexOf('・') + 1), given: name.slice(0, name.lastIndexOf('・')) }
  const gap = name.search(/[ ,、，]/)
  if (gap <= 0) return { family: name, given: '' }
  return { family: name.slice(0, gap), given: name.slice(gap + 1).trim() }
}

/**
 * Readings as full-width katakana, split at a blank where only a whole one is given. Text that is not kana is no
 * reading.
 */
function readKana(parts: NameParts): { familyKana: string; givenKana: string } {
  const clean = (text: string): string => (isKana(text) ? toKatakana(text) : '')
  const family = clean(parts.familyKana)
  const given = clean(parts.givenKana)
  if (given !== '' && (family !== '' || !given.includes(' '))) return { familyKana: family, givenKana: given }
  const whole = family || given || clean(parts.fullKana.replace(/[,、，]/g, ' '))
  if (whole === '') return { familyKana: '', givenKana: '' }
  const split = splitName(whole)
  return { familyKana: split.family, givenKana: split.given }
}

/** Moves readings out of name fields, and names out of reading fields. */
function moveKana(parts: NameParts): boolean {
  const name = parts.familyName + parts.givenName
  const reading = parts.familyKana + parts.givenKana + parts.fullKana
  if (KANJI.test(reading) && (isKana(name) || (name === '' && isKana(parts.fullName)))) {
    const { familyName, givenName, fullName } = parts
    Object.assign(parts, {
      familyName: parts.familyKana,
      givenName: parts.givenKana,
      fullName: parts.fullKana,
      familyKana: familyName,
      givenKana: givenName,
      fullKana: name === '' ? fullName : '',
    })
    return true
  }
  if (reading !== '') return false
  const bracketed = /^([^(（]+)[(（]([^()（）]+)[)）]$/.exec(parts.fullName)
  if (bracketed !== null && KANJI.test(bracketed[1]!) && isKana(bracketed[2]!)) {
    Object.assign(parts, { fullName: bracketed[1]!.trim(), fullKana: bracketed[2]!.trim() })
    return true
  }
  if (isKana(name) && KANJI.test(parts.fullName)) {
    Object.assign(parts, { familyKana: parts.familyName, givenKana: parts.givenName, familyName: '', givenName: '' })
    return true
  }
  if (KANJI.test(name) && isKana(parts.fullName)) {
    Object.assign(parts, { fullKana: parts.fullName, fullName: '' })
    return true
  }
  if (KANJI.test(name) && isKana(parts.additionalName)) {
    Object.assign(parts, { fullKana: parts.additionalName, additionalName: '' })
    return true
  }
  // 山田太郎;ヤマダタロウ: the given name holds the reading of the whole name. 山田;エリカ is a name, so the evidence must be strong.
  const { familyName: family, givenName: given } = parts
  const wholeName = family.includes(' ') || family.length > 3
  if (
    KANJI.test(family) &&
    isKana(given) &&
    (isHalfWidthKana(given) || given.includes(' ') || (wholeName && given.length > family.length))
  ) {
    Object.assign(parts, { fullKana: given, givenName: '' })
    return true
  }
  return false
}

/** Family and given name from the fields that tell them best. */
function chooseSplit(parts: NameParts): Split {
  const { familyName: family, givenName: given, fullName } = parts
  const whole = splitName(fullName)
  if (family === '' && given === '') return whole
  if (isFamilyFirst(fullName) && !isFamilyFirst(family + given) && whole.given !== '') return whole
  if (given !== '') return { family, given }
  if (whole.given !== '' && fullName.replaceAll(' ', '').includes(family.replaceAll(' ', ''))) {
    if (!isFamilyFirst(fullName) || family !== whole.given) return whole
  }
  const gap = splitName(family)
  return isFamilyFirst(family) && gap.given !== '' ? gap : { family, given: '' }
}

function compose(split: Split, parts: NameParts): string {
  const { family, given } = split
  if (family === '' || given === '') {
    const only = family === '' ? given : family
    return parts.fullName === '' || isFamilyFirst(only) ? only : parts.fullName
  }
  const said = parts.fullName
  if (isFamilyFirst(family + given)) return said.includes('・') && isKana(said) ? said : `${family} ${given}`
  const inOrder = said.indexOf(given) >= 0 && said.indexOf(family, said.indexOf(given) + given.length) > 0
  if (inOrder && !said.includes(',')) return said
  return [given, parts.additionalName, family].filter((part) => part !== '').join(' ')
}

/** A whole name from its parts, in the order of its own country. Parts must be clean single lines. */
export function readName(given: NameParts): Name {
  const parts = {
    ...given,
    fullName: withoutHonorific(given.fullName),
    givenName: given.familyName === '' ? given.givenName : withoutHonorific(given.givenName),
  }
  const kanaMoved = moveKana(parts)
  const split = chooseSplit(parts)
  const kana = readKana(parts)
  if (kana.familyKana === '' && kana.givenKana === '' && isKana(split.family + split.given)) {
    kana.familyKana = toKatakana(split.family)
    kana.givenKana = toKatakana(split.given)
  }
  return { fullName: compose(split, parts), familyName: split.family, givenName: split.given, ...kana, kanaMoved }
}
