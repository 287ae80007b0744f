/** The search for duplicates and the proposals that are still open. Both outlive the screen; decisions are the host's alone. */
import { useSyncExternalStore } from 'react'
import type { DuplicatePair, DuplicatePerson } from '../../../../shared/contract/duplicate.ts'
import type { Client } from '../../../../shared/contract/index.ts'
import { SURE_SCORE } from '../../../../shared/domain/duplicates/pairs.ts'
import { createWork } from '../../../ui/work.ts'

export interface Proposals {
  sure: readonly DuplicatePair[]
  unsure: readonly DuplicatePair[]
  people: ReadonlyMap<string, DuplicatePerson>
}

export const searching = createWork<number>()

let proposals: Proposals = { sure: [], unsure: [], people: new Map() }
const listeners = new Set<() => void>()

function set(next: Proposals): void {
  proposals = next
  for (const listener of listeners) listener()
}

export function useProposals(): Proposals {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, () => proposals)
}

/** After an erasure: what was proposed may name who was erased. */
export function forgetProposals(): void {
  searching.clear()
  set({ sure: [], unsure: [], people: new Map() })
}

const byScore = (a: DuplicatePair, b: DuplicatePair): number => b.score - a.score || (a.pairId < b.pairId ? -1 : 1)

function sorted(pairs: readonly DuplicatePair[], people: Proposals['people']): Proposals {
  const all = pairs.toSorted(byScore)
  return { sure: all.filter(({ score }) => score >= SURE_SCORE), unsure: all.filter(({ score }) => score < SURE_SCORE), people }
}

export function searchDuplicates(client: Client): Promise<void> {
  return searching.start(async (signal, tell) => {
    const pairs: DuplicatePair[] = []
    const people = new Map<string, DuplicatePerson>()
    for await (const event of await client.duplicate.find({}, { signal })) {
      if (event.kind === 'progress') tell(event.done, event.total)
      if (event.kind !== 'pairs') continue
      pairs.push(...event.pairs)
      for (const person of event.people) people.set(person.visitorId, person)
    }
    set(sorted(pairs, people))
    return pairs.length
  })
}

/** Takes decided pairs out of the proposals. */
export function settle(decided: readonly DuplicatePair[]): void {
  const ids = new Set(decided.map(({ pairId }) => pairId))
  set(sorted([...proposals.sure, ...proposals.unsure].filter(({ pairId }) => !ids.has(pairId)), proposals.people))
}

/** Brings pairs back whose decision was undone. */
export function reopen(pairs: readonly DuplicatePair[]): void {
  set(sorted([...proposals.sure, ...proposals.unsure, ...pairs], proposals.people))
}

/** Puts a pair behind the others. */
export function postpone(pair: DuplicatePair): void {
  set({ ...proposals, unsure: [...proposals.unsure.filter(({ pairId }) => pairId !== pair.pairId), pair] })
}
