/**
 * The search for duplicates and its open proposals: one desk for the organiser, one for each exhibitor. They outlive
 * the screen.
 */
import type { DuplicatePair, DuplicateVisitor } from '../../../shared/contract/duplicate.ts'
import type { Client } from '../../../shared/contract/index.ts'
import { SURE_SCORE } from '../../../shared/domain/duplicates/pairs.ts'
import type { ExhibitorId } from '../../../shared/domain/ids.ts'
import { createLongWork, type LongWork } from '../../host/work.ts'
import { createStore, type Readable } from '../../store.ts'
import { onForget } from '../../unsaved/forget.ts'

export interface Proposals {
  sure: readonly DuplicatePair[]
  unsure: readonly DuplicatePair[]
  visitors: ReadonlyMap<string, DuplicateVisitor>
}

export interface Desk {
  /** Whose it is; null for the organiser's. */
  exhibitorId: ExhibitorId | null
  searching: LongWork<number>
  proposals: Readable<Proposals>
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

function sorted(pairs: readonly DuplicatePair[], visitors: Proposals['visitors']): Proposals {
  const all = pairs.toSorted(byScore)
  return {
    sure: all.filter(({ score }) => score >= SURE_SCORE),
    unsure: all.filter(({ score }) => score < SURE_SCORE),
    visitors,
  }
}

function createDesk(exhibitorId: ExhibitorId | null): Desk {
  const searching = createLongWork<number>()
  const proposals = createStore(sorted([], new Map()))
  return {
    exhibitorId,
    searching,
    proposals,
    search: (client) =>
      searching.start(async (signal, tell) => {
        const pairs: DuplicatePair[] = []
        const visitors = new Map<string, DuplicateVisitor>()
        const events =
          exhibitorId === null
            ? client.duplicate.find({}, { signal })
            : client.duplicate.findOwn({ exhibitorId }, { signal })
        for await (const event of await events) {
          if (event.kind === 'progress') tell(event.done, event.total)
          if (event.kind !== 'pairs') continue
          pairs.push(...event.pairs)
          for (const visitor of event.visitors) visitors.set(visitor.visitorId, visitor)
        }
        proposals.set(sorted(pairs, visitors))
        return pairs.length
      }),
    settle(decided) {
      const ids = new Set(decided.map(({ pairId }) => pairId))
      proposals.update(({ sure, unsure, visitors }) =>
        sorted(
          [...sure, ...unsure].filter(({ pairId }) => !ids.has(pairId)),
          visitors,
        ),
      )
    },
    reopen: (pairs) =>
      proposals.update(({ sure, unsure, visitors }) => sorted([...sure, ...unsure, ...pairs], visitors)),
    postpone: (pair) =>
      proposals.update((now) => ({
        ...now,
        unsure: [...now.unsure.filter(({ pairId }) => pairId !== pair.pairId), pair],
      })),
    forget() {
      searching.clear()
      proposals.set(sorted([], new Map()))
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

// Proposals name visitors.
onForget(() => {
  for (const desk of desks.values()) desk.forget()
})
