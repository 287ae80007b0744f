/**
 * The search for duplicates and the proposals still open: the organiser's, and each exhibitor's own. They outlive the
 * screen.
 */
import { useSyncExternalStore } from 'react'
import type { DuplicatePair, DuplicatePerson } from '../../../shared/contract/duplicate.ts'
import type { Client } from '../../../shared/contract/index.ts'
import { SURE_SCORE } from '../../../shared/domain/duplicates/pairs.ts'
import type { ExhibitorId } from '../../../shared/domain/ids.ts'
import { createWork, type Worker } from '../../host/work.ts'

export interface Proposals {
  sure: readonly DuplicatePair[]
  unsure: readonly DuplicatePair[]
  people: ReadonlyMap<string, DuplicatePerson>
}

export interface Desk {
  /** Whose it is; null for the organiser's. */
  exhibitorId: ExhibitorId | null
  searching: Worker<number>
  current(): Proposals
  subscribe(listener: () => void): () => void
  search(client: Client): Promise<void>
  /** Takes decided pairs out of the proposals. */
  settle(decided: readonly DuplicatePair[]): void
  /** Brings pairs back whose decision was undone. */
  reopen(pairs: readonly DuplicatePair[]): void
  /** Puts a pair behind the others. */
  postpone(pair: DuplicatePair): void
  forget(): void
}

const byScore = (a: DuplicatePair, b: DuplicatePair): number => b.score - a.score || (a.pairId < b.pairId ? -1 : 1)

function sorted(pairs: readonly DuplicatePair[], people: Proposals['people']): Proposals {
  const all = pairs.toSorted(byScore)
  return {
    sure: all.filter(({ score }) => score >= SURE_SCORE),
    unsure: all.filter(({ score }) => score < SURE_SCORE),
    people,
  }
}

function createDesk(exhibitorId: ExhibitorId | null): Desk {
  const searching = createWork<number>()
  const listeners = new Set<() => void>()
  let proposals = sorted([], new Map())
  const set = (next: Proposals) => {
    proposals = next
    for (const listener of listeners) listener()
  }
  return {
    exhibitorId,
    searching,
    current: () => proposals,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    search: (client) =>
      searching.start(async (signal, tell) => {
        const pairs: DuplicatePair[] = []
        const people = new Map<string, DuplicatePerson>()
        const events =
          exhibitorId === null
            ? client.duplicate.find({}, { signal })
            : client.duplicate.findOwn({ exhibitorId }, { signal })
        for await (const event of await events) {
          if (event.kind === 'progress') tell(event.done, event.total)
          if (event.kind !== 'pairs') continue
          pairs.push(...event.pairs)
          for (const person of event.people) people.set(person.visitorId, person)
        }
        set(sorted(pairs, people))
        return pairs.length
      }),
    settle(decided) {
      const ids = new Set(decided.map(({ pairId }) => pairId))
      set(
        sorted(
          [...proposals.sure, ...proposals.unsure].filter(({ pairId }) => !ids.has(pairId)),
          proposals.people,
        ),
      )
    },
    reopen: (pairs) => set(sorted([...proposals.sure, ...proposals.unsure, ...pairs], proposals.people)),
    postpone: (pair) =>
      set({ ...proposals, unsure: [...proposals.unsure.filter(({ pairId }) => pairId !== pair.pairId), pair] }),
    forget() {
      searching.clear()
      set(sorted([], new Map()))
    },
  }
}

const desks = new Map<ExhibitorId | null, Desk>()

/** The organiser's (null) or an exhibitor's own. */
export function deskOf(exhibitorId: ExhibitorId | null): Desk {
  const desk = desks.get(exhibitorId) ?? createDesk(exhibitorId)
  desks.set(exhibitorId, desk)
  return desk
}

export function useProposals(desk: Desk): Proposals {
  return useSyncExternalStore(desk.subscribe, desk.current)
}

/** After an erasure: what was proposed may name who was erased. */
export function forgetProposals(): void {
  for (const desk of desks.values()) desk.forget()
}
