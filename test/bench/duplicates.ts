/**
 * Finding duplicate visitors: how right it is on labelled sets that no weight was set on, and how long it takes. The
 * peer is what one
 * would write in an hour: records that share an e-mail address, a telephone number and name, or a name and company,
 * letter by letter.
 */
import { distance } from 'fastest-levenshtein'
import { Blocks } from '../../shared/domain/duplicates/blocking.ts'
import { findDuplicates } from '../../shared/domain/duplicates/find.ts'
import { Knowledge } from '../../shared/domain/duplicates/knowledge.ts'
import { Lexicon } from '../../shared/domain/duplicates/lexicon.ts'
import { MIN_SCORE, SURE_SCORE } from '../../shared/domain/duplicates/pairs.ts'
import type { DuplicatePair, ComparedVisitor } from '../../shared/domain/duplicates/compared.ts'
import { traitsOf } from '../../shared/domain/duplicates/traits.ts'
import { Scale } from '../../shared/domain/duplicates/weigh.ts'
import { labelledSet } from '../support/duplicates/generate.ts'
import { measure } from '../support/duplicates/measure.ts'
import type { BenchRow } from './row.ts'

export const title = 'Duplicate visitors'

const SEEDS = [31, 32, 33]
const HUMANS = 17_000
/** So many people make a little over 100,000 records. */
const LARGE = 85_500

function exactJoin(visitors: readonly ComparedVisitor[]): DuplicatePair[] {
  const blocks = new Map<string, string[]>()
  const found = new Map<string, DuplicatePair>()
  const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  for (const { visitorId, contact } of visitors) {
    const name = plain(contact.fullName)
    const keys = [
      ...contact.emails.map(plain),
      ...contact.phones.map((p) => `${p.e164 ?? ''}\n${name}`),
      `${name}\n${plain(contact.organisation)}`,
    ]
    for (const key of new Set(keys)) {
      const block = blocks.get(key)
      if (block === undefined) blocks.set(key, [visitorId])
      else block.push(visitorId)
    }
  }
  for (const block of blocks.values()) {
    if (block.length > 50) continue
    for (const [i, x] of block.entries()) {
      for (const y of block.slice(i + 1)) {
        const [a, b] = x < y ? [x, y] : [y, x]
        found.set(`${a}\n${b}`, { a, b, score: 1, reasons: [] })
      }
    }
  }
  return [...found.values()]
}

interface Sum {
  found: number
  right: number
  true: number
}

const rates = ({ found, right, true: real }: Sum): { precision: number; recall: number; f1: number } => ({
  precision: right / found,
  recall: right / real,
  f1: (2 * right) / (found + real),
})

function quality(): BenchRow[] {
  const sums: Record<'ours' | 'sure' | 'peer', Sum> = {
    ours: { found: 0, right: 0, true: 0 },
    sure: { found: 0, right: 0, true: 0 },
    peer: { found: 0, right: 0, true: 0 },
  }
  for (const seed of SEEDS) {
    const set = labelledSet(seed, HUMANS)
    const found = findDuplicates(set.visitors, { minScore: MIN_SCORE })
    const results = {
      ours: measure(set, found, MIN_SCORE),
      sure: measure(set, found, SURE_SCORE),
      peer: measure(set, exactJoin(set.visitors), 1),
    }
    for (const key of ['ours', 'sure', 'peer'] as const) {
      for (const figure of ['found', 'right', 'true'] as const) sums[key][figure] += results[key][figure]
    }
  }
  const ours = rates(sums.ours)
  const peer = rates(sums.peer)
  const sure = rates(sums.sure)
  const note = `${SEEDS.length} sets of about 20,000 records, ${sums.ours.true} true pairs; peer: exact join`
  const row = (subject: string, mine: number, theirs: number, goal: number | null): BenchRow => ({
    subject,
    ours: mine.toFixed(4),
    peer: theirs.toFixed(4),
    ratio: (mine / theirs).toFixed(2),
    goal: goal === null ? '' : `≥ ${goal}`,
    met: goal === null ? null : mine >= goal,
    note,
  })
  return [
    row(`precision from score ${MIN_SCORE}`, ours.precision, peer.precision, null),
    row(`recall from score ${MIN_SCORE}`, ours.recall, peer.recall, null),
    row(`F1 from score ${MIN_SCORE}`, ours.f1, peer.f1, 0.97),
    row(`precision of sure pairs, from score ${SURE_SCORE}`, sure.precision, peer.precision, 0.99),
  ]
}

function timed<T>(work: () => T): { seconds: number; result: T } {
  const started = performance.now()
  const result = work()
  return { seconds: (performance.now() - started) / 1000, result }
}

function speed(): BenchRow[] {
  const { visitors } = labelledSet(2026, LARGE)
  const ours = timed(() => findDuplicates(visitors, { minScore: MIN_SCORE }))
  const peer = timed(() => exactJoin(visitors))

  const lexicon = new Lexicon()
  const traits = visitors.map((p) => traitsOf(p, lexicon))
  const knowledge = new Knowledge(traits)
  const blocks = new Blocks(traits, knowledge)
  const pairs: number[] = []
  blocks.forEachPair(
    (i, j) => pairs.push(i, j),
    () => {},
  )
  const scale = new Scale(knowledge)
  const weigh = (from: (i: number, j: number) => number): number =>
    timed(() => {
      let sum = 0
      for (let at = 0; at < pairs.length; at += 2) sum += from(pairs[at]!, pairs[at + 1]!)
      return sum
    }).seconds
  const weighing = weigh((i, j) => scale.weigh(traits[i]!, traits[j]!).score)
  const bare = weigh((i, j) => distance(traits[i]!.name.label, traits[j]!.name.label))
  const count = pairs.length / 2
  const perSecond = (seconds: number): string => Math.round(count / seconds).toLocaleString('en')
  return [
    {
      subject: `${visitors.length.toLocaleString('en')} visitors, all`,
      ours: `${ours.seconds.toFixed(1)} s`,
      peer: `${peer.seconds.toFixed(1)} s`,
      ratio: (ours.seconds / peer.seconds).toFixed(1),
      goal: '< 30 s',
      met: ours.seconds < 30,
      note: `${ours.result.length} pairs found; peer: exact join`,
    },
    {
      subject: 'pairs weighed a second',
      ours: perSecond(weighing),
      peer: perSecond(bare),
      ratio: (bare / weighing).toFixed(2),
      goal: '',
      met: null,
      note: `${count.toLocaleString('en')} pairs that share a key; peer: edit distance of the two names alone`,
    },
  ]
}

/** Quality, then speed. */
export async function run(): Promise<BenchRow[]> {
  return [...quality(), ...speed()]
}
