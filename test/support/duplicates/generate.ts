/**
 * A labelled set: records of visitors, which of them are one person, by which rules they came to differ, and which
 * pairs are two people though much agrees. The same seed and size give the same set.
 */
import { pairId } from '../../../shared/domain/duplicates/pairs.ts'
import type { ComparedVisitor } from '../../../shared/domain/duplicates/compared.ts'
import { makeCrowd, type Human, type Lookalike } from './crowd.ts'
import { Random } from './random.ts'
import { badgeDraft, personOf, type Draft } from './record.ts'
import { RULES, WAYS } from './rules.ts'

export interface LabelledSet {
  visitors: ComparedVisitor[]
  /** Pair id to the rules that made the two differ. */
  truth: Map<string, Set<string>>
  /** The same pairs as visitor ids. */
  same: [string, string][]
  lookalikes: Map<string, Lookalike>
}

/** Share of humans with a second record, and of those with a third. */
const SECOND = 0.16
const THIRD = 0.15

function uuid(random: Random): string {
  const hex = (n: number): string => Array.from({ length: n }, () => random.below(16).toString(16)).join('')
  return `${hex(8)}-${hex(4)}-8${hex(3)}-a${hex(3)}-${hex(12)}`
}

/** What two records have in common, of the four things by which a person can tell: name, mail, telephone, company. */
function inCommon(a: Draft, b: Draft): number {
  const mail = a.email !== '' && a.email === b.email && !a.email.startsWith('info@')
  const phone = a.phones.some(
    (p) => p.number !== a.human.company.switchboard && b.phones.some((q) => q.number === p.number),
  )
  const name = !/^\p{L}\.$/u.test(a.given) && !/^\p{L}\.$/u.test(b.given)
  return Number(mail) + Number(phone) + Number(name) + Number(a.companyTrue && b.companyTrue)
}

function anotherRecord(first: Draft, random: Random): { draft: Draft; rules: Set<string> } {
  let roll = random.next()
  const way = WAYS.find((w) => (roll -= w.share) < 0) ?? WAYS[0]!
  const rules = new Set([way.name])
  const draft = way.draft(first, random)
  if (way.name === 'reprinted_badge') return { draft, rules }
  let changes = 0
  for (const rule of RULES) {
    if (changes < 3 && random.chance(rule.chance) && rule.apply(draft, random, first)) {
      rules.add(rule.name)
      changes++
    }
  }
  // nobody could tell from less than two things in common
  if (inCommon(first, draft) < 2 || (draft.human.needsReach && draft.email !== first.email)) {
    draft.email = first.email !== '' && !first.email.startsWith('info@') ? first.email : ''
    if (inCommon(first, draft) < 2) {
      if (!first.phones.some((p) => p.kind === 'mobile'))
        first.phones.push({ number: first.human.mobile, kind: 'mobile' })
      draft.phones = [{ number: draft.human.mobile, kind: 'mobile' }]
    }
    rules.add('reach_kept')
  }
  return { draft, rules }
}

/** Makes a set with about `humans` people (a few more records than that). */
export function labelledSet(seed: number, humans: number): LabelledSet {
  const random = new Random(seed)
  const crowd = makeCrowd(humans, random)
  const records: { draft: Draft; id: string; rules: Set<string> }[][] = crowd.humans.map((human: Human) => {
    const first = badgeDraft(human, random)
    const mine = [{ draft: first, id: uuid(random), rules: new Set<string>() }]
    if (random.chance(SECOND)) {
      mine.push({ ...anotherRecord(first, random), id: uuid(random) })
      if (random.chance(THIRD)) mine.push({ ...anotherRecord(first, random), id: uuid(random) })
    }
    return mine
  })
  const truth = new Map<string, Set<string>>()
  for (const mine of records) {
    for (const [i, x] of mine.entries())
      for (const y of mine.slice(i + 1)) truth.set(pairId(x.id, y.id), new Set([...x.rules, ...y.rules]))
  }
  const same = records.flatMap((mine) =>
    mine.flatMap((x, i) => mine.slice(i + 1).map((y): [string, string] => [x.id, y.id])),
  )
  const lookalikes = new Map<string, Lookalike>()
  for (const { kind, a, b } of crowd.lookalikes) {
    for (const x of records[a]!) for (const y of records[b]!) lookalikes.set(pairId(x.id, y.id), kind)
  }
  const visitors = records.flat().map(({ draft, id }) => personOf(draft, id))
  return { visitors: random.shuffle(visitors), truth, same, lookalikes }
}
