/** What an applied exhibition file changed, for a person to read. */
import type { ExhibitionSummary } from '../../../../shared/contract/exhibition.ts'
import type { Applied } from '../../../parts/apply-file.tsx'

/** Parts of the exhibition that have one value. */
const PARTS = {
  name: ['name'],
  venue: ['venue'],
  booth: ['booth'],
  days: ['startsOn', 'endsOn'],
  timeZone: ['timeZone'],
  country: ['country'],
  retention: ['retentionDays'],
  staff: ['staff'],
  questions: ['questions'],
  consent: ['consent'],
  formats: ['templates'],
  organiserKey: ['organiserRecipient'],
} as const satisfies Record<string, readonly (keyof ExhibitionSummary)[]>

/** Things that are counted. */
export interface ChangedCounts {
  added: number
  removed: number
  /** Exhibitors whose name changed. */
  names: number
  /** Exhibitors with another country, other products or another public key. */
  details: number
  pins: number
}

export interface Changes {
  parts: (keyof typeof PARTS)[]
  counts: ChangedCounts
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export function changesOf(before: ExhibitionSummary, after: Applied): Changes {
  const known = new Map(before.exhibitors.map((exhibitor) => [exhibitor.code, exhibitor]))
  const kept = after.exhibitors.flatMap((now) => {
    const old = known.get(now.code)
    return old === undefined ? [] : [{ old, now }]
  })
  return {
    parts: (Object.keys(PARTS) as (keyof typeof PARTS)[]).filter((part) =>
      PARTS[part].some((field) => !isSame(before[field], after[field])),
    ),
    counts: {
      added: after.exhibitors.length - kept.length,
      removed: before.exhibitors.length - kept.length,
      names: kept.filter(({ old, now }) => !isSame(old.name, now.name)).length,
      details: kept.filter(
        ({ old, now }) => !isSame([old.country, old.offers, old.hasKey], [now.country, now.offers, now.hasKey]),
      ).length,
      pins: after.changedPins,
    },
  }
}
