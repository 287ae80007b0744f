/** How a scan is shown: one of four answers, or being saved, failed, undone. */
import type { RecentScan } from '../../shared/contract/scan.ts'
import type { Ack } from '../../shared/contract/shapes.ts'
import type { Contact } from '../../shared/domain/person/contact.ts'
import type { ReadingWarning } from '../../shared/domain/badge/reading.ts'
import type { ExhibitorId, LeadId, ScanId } from '../../shared/domain/ids.ts'
import type { Sound } from '../ui/sounds.ts'
import type { ScanEntry } from './recorder.ts'

export type Outcome = Sound | 'saving' | 'undone'

/** What the last-scan card shows, for a scan made a moment ago or one opened from the list. */
export interface CardScan {
  key: string
  exhibitorId: ExhibitorId
  outcome: Outcome
  at: string
  contact: Contact | null
  badgeCode: string | null
  warnings: readonly ReadingWarning[]
  /** null until saved, and for a rejected scan. */
  saved: { leadId: LeadId; scanId: ScanId } | null
  times: number
  previous: Ack['previous']
  reason: Ack['reason']
  rank: RecentScan['rank']
  tags: readonly string[]
  consents: readonly string[]
  error: unknown
}

function hasName(contact: Contact | null): boolean {
  return contact !== null && (contact.fullName !== '' || contact.familyName !== '' || contact.givenName !== '')
}

function outcomeOfAck(ack: Ack): Sound {
  if (ack.outcome === 'rejected' || ack.outcome === 'again') return ack.outcome
  return hasName(ack.contact) ? 'new' : 'kept'
}

/** The sound of an entry with an answer. */
export function outcomeOfEntry(entry: ScanEntry): Sound {
  return entry.ack === null ? 'failed' : outcomeOfAck(entry.ack)
}

/** The card of a scan that this page made. `recent` is its line in the list, once that is there. */
export function cardOfEntry(entry: ScanEntry, recent: RecentScan | null): CardScan {
  const { ack } = entry
  const answered = entry.state === 'saving' ? 'saving' : outcomeOfEntry(entry)
  // A person or a list may have added the name since.
  const outcome = answered === 'kept' && hasName(recent?.contact ?? null) ? 'new' : answered
  const reading = ack?.reading ?? entry.reading
  return {
    key: entry.id,
    exhibitorId: entry.exhibitorId,
    outcome: recent?.withdrawn === true ? 'undone' : outcome,
    at: ack?.at ?? entry.at,
    contact: recent?.contact ?? ack?.contact ?? entry.byHand?.contact ?? reading?.contact ?? null,
    badgeCode: reading?.badgeCode ?? null,
    warnings: entry.payloadHex === '' ? [] : (reading?.warnings ?? []),
    saved: ack?.leadId != null && ack.scanId !== null ? { leadId: ack.leadId, scanId: ack.scanId } : null,
    times: ack?.times ?? 1,
    previous: ack?.previous ?? null,
    reason: ack?.reason ?? null,
    rank: recent === null ? (ack?.rank ?? null) : recent.rank,
    tags: recent?.tags ?? [],
    consents: recent?.consents ?? [],
    error: entry.error,
  }
}

/** The card of an earlier scan of this station. */
export function cardOfRecent(recent: RecentScan): CardScan {
  const outcome: Outcome = recent.withdrawn
    ? 'undone'
    : recent.times > 1
      ? 'again'
      : hasName(recent.contact)
        ? 'new'
        : 'kept'
  return {
    key: recent.scanId,
    exhibitorId: recent.exhibitorId,
    outcome,
    at: recent.at,
    contact: recent.contact,
    badgeCode: recent.badgeCode,
    warnings: [],
    saved: { leadId: recent.leadId, scanId: recent.scanId },
    times: recent.times,
    previous: null,
    reason: null,
    rank: recent.rank,
    tags: recent.tags,
    consents: recent.consents,
    error: null,
  }
}
