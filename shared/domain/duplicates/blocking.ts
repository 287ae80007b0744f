/**
 * Which pairs to compare. Each record gets a few keys, and only records with a key in common are compared. So the work
 * grows with the records, not with their square. A block that is too large is kept: its records are ordered by company
 * and name, and each is compared with its next neighbours.
 */
import { Affiliations } from './affiliations.ts'
import { whoIs, type Knowledge } from './knowledge.ts'
import { nativeOf, wordsOf } from './name.ts'
import { localOf } from './reach.ts'
import type { Traits } from './traits.ts'

/** One kind of key: how many a record may have, and the largest block that is compared whole. */
interface Kind {
  name: string
  slots: number
  wholeUpTo: number
}

export const KINDS: readonly Kind[] = [
  { name: 'badge', slots: 1, wholeUpTo: 50 },
  { name: 'mail', slots: 3, wholeUpTo: 50 },
  { name: 'dial', slots: 3, wholeUpTo: 50 },
  { name: 'written', slots: 1, wholeUpTo: 60 },
  { name: 'spoken', slots: 4, wholeUpTo: 60 },
  { name: 'company and family', slots: 3, wholeUpTo: 40 },
  { name: 'company and given', slots: 3, wholeUpTo: 40 },
  { name: 'bones', slots: 2, wholeUpTo: 40 },
  { name: 'mailbox', slots: 2, wholeUpTo: 20 },
]

/** Index bits beside a 30-bit hash, so that both fit a number exactly. */
const INDEX_BITS = 23
export const MAX_VISITORS = 2 ** INDEX_BITS
/** Neighbours that each record of a too large block is compared with. */
const NEIGHBOURS = 12

/** 30-bit hash of a text, never 0 (FNV-1a with a final mix). Equal hashes of different keys cost only a comparison. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x45d9f3b)
  return (h ^ (h >>> 15)) >>> 2 || 1
}

const distinct = (texts: string[], most: number): string[] => [...new Set(texts.filter((t) => t !== ''))].slice(0, most)

/** The keys of a record, by kind in the order of `KINDS`. */
function keysOf(t: Traits, affiliation: string, k: Knowledge): string[][] {
  const { name } = t
  const families = name.sounds.flatMap((s) =>
    s.ordered || s.given.joined === '' ? [s.family.joined] : [s.family.joined, s.given.joined],
  )
  const givens = name.sounds.flatMap((s) => (s.ordered ? [s.given.joined] : [s.given.joined, s.family.joined]))
  const spoken = name.sounds.map(wordsOf)
  const native = nativeOf(name)
  if (native !== '') {
    const readF = k.readingsOf('family', name.nativeFamily, 2)
    const readG = k.readingsOf('given', name.nativeGiven, 2)
    for (const g of readG) for (const f of readF) spoken.push([f, g].sort().join(' '))
    families.push(...readF)
    givens.push(...readG)
  }
  const withCompany = (parts: string[], most: number): string[] =>
    affiliation === '' ? [] : distinct(parts, most).map((p) => `${affiliation}\n${p}`)
  return [
    t.badge === '' ? [] : [t.badge],
    t.mails.map((m) => m.address),
    t.dials.map((d) => d.number),
    native === '' ? [] : [native],
    distinct(
      spoken.filter((w) => w.includes(' ')),
      4,
    ),
    withCompany([name.nativeFamily, ...families], 3),
    withCompany(
      [name.nativeGiven, ...givens].filter((g) => g.length > 1 || /\P{ASCII}/u.test(g)),
      3,
    ),
    distinct(
      name.sounds.map((s) => [s.family.bones, s.given.bones].sort().join(' ')).filter((b) => b.length >= 5),
      2,
    ),
    distinct(
      t.mails
        .filter((m) => !m.role)
        .map(localOf)
        .filter((local) => local.length >= 6),
      2,
    ),
  ]
}

/** The keys of all records as hashes, and the blocks that they make. */
export class Blocks {
  readonly #visitors: readonly Traits[]
  readonly #affiliations: string[]
  /** For each kind: the slots of all records, one after another. */
  readonly #columns: Uint32Array[]
  readonly #tooLarge: Set<number>[] = KINDS.map(() => new Set())

  constructor(visitors: readonly Traits[], knowledge: Knowledge) {
    this.#visitors = visitors
    const affiliations = new Affiliations(visitors, knowledge)
    this.#affiliations = visitors.map((t) => affiliations.of(t, knowledge))
    this.#columns = KINDS.map(({ slots }) => new Uint32Array(visitors.length * slots))
    visitors.forEach((traits, at) => {
      keysOf(traits, this.#affiliations[at]!, knowledge).forEach((keys, kind) => {
        const { slots } = KINDS[kind]!
        keys.forEach((key, slot) => {
          this.#columns[kind]![at * slots + slot] = hash(key)
        })
      })
    })
  }

  /**
   * Calls `visit` with the indexes of every pair with a key in common. Calls `pause` after each block, with the kind
   * and the share of it that is done.
   */
  forEachPair(visit: (i: number, j: number) => void, pause: (kind: number, share: number) => void): void {
    for (let kind = 0; kind < KINDS.length; kind++) {
      const entries = this.#entriesOf(kind)
      for (let start = 0; start < entries.length;) {
        const key = Math.floor(entries[start]! / MAX_VISITORS)
        let end = start + 1
        while (end < entries.length && Math.floor(entries[end]! / MAX_VISITORS) === key) end++
        if (end - start > 1) {
          this.#visitBlock(
            kind,
            key,
            Array.from(entries.subarray(start, end), (e) => e % MAX_VISITORS),
            visit,
          )
          pause(kind, end / entries.length)
        }
        start = end
      }
      pause(kind, 1)
    }
  }

  /** `key * MAX_VISITORS + index` of every filled slot of a kind, in order. */
  #entriesOf(kind: number): Float64Array {
    const column = this.#columns[kind]!
    const { slots } = KINDS[kind]!
    let filled = 0
    for (const key of column) if (key !== 0) filled++
    const entries = new Float64Array(filled)
    let at = 0
    column.forEach((key, slot) => {
      if (key !== 0) entries[at++] = key * MAX_VISITORS + Math.floor(slot / slots)
    })
    return entries.sort()
  }

  #visitBlock(kind: number, key: number, members: number[], visit: (i: number, j: number) => void): void {
    if (members.length <= KINDS[kind]!.wholeUpTo) {
      for (let x = 0; x < members.length; x++) {
        for (let y = x + 1; y < members.length; y++) {
          const i = members[x]!
          const j = members[y]!
          if (i !== j && !this.#met(i, j, kind, key)) visit(i, j)
        }
      }
      return
    }
    this.#tooLarge[kind]!.add(key)
    const order = (i: number): string => {
      const { name, id } = this.#visitors[i]!
      return `${whoIs(name)}\n${this.#affiliations[i]!}\n${id}`
    }
    const byCompany = (i: number): string => `${this.#affiliations[i]!}\n${order(i)}`
    for (const by of [order, byCompany]) {
      const sorted = members
        .map((i) => ({ i, text: by(i) }))
        .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
      for (let x = 0; x < sorted.length; x++) {
        for (let y = x + 1; y <= x + NEIGHBOURS && y < sorted.length; y++) {
          if (sorted[x]!.i !== sorted[y]!.i) visit(sorted[x]!.i, sorted[y]!.i)
        }
      }
    }
  }

  /** Did an earlier block that was compared whole hold both records? */
  #met(i: number, j: number, kind: number, key: number): boolean {
    for (let k = 0; k <= kind; k++) {
      const column = this.#columns[k]!
      const { slots } = KINDS[k]!
      for (let x = i * slots; x < (i + 1) * slots; x++) {
        const mine = column[x]!
        if (mine === 0 || (k === kind && mine >= key)) continue
        for (let y = j * slots; y < (j + 1) * slots; y++)
          if (column[y] === mine && !this.#tooLarge[k]!.has(mine)) return true
      }
    }
    return false
  }
}
