/** What is recorded of one lead: facts, which only grow, and registers, each with a stamp. */
import type { Contact } from '../person/contact.ts'
import type { BadgeReading } from '../badge/reading.ts'
import type { CardId, LeadId, NoteId, ScanId, StationId, VisitorId } from '../ids.ts'
import type { Stamp } from '../stamp.ts'
import type { Name } from './kept-name.ts'

export type ScanSource = 'camera' | 'scanner' | 'typed' | 'photo' | 'form' | 'command'

export interface ScanFact {
  scanId: ScanId
  at: string
  stationId: StationId
  staff: string
  source: ScanSource
  reading: BadgeReading
}

export interface NoteFact {
  noteId: NoteId
  at: string
  by: string
  text: string
}

export interface ConsentFact {
  consentId: string
  purpose: string
  given: boolean
  at: string
  wordingVersion: string
  language: 'en' | 'ja'
}

/** A picture of a business card. Its bytes stay in the database. */
export interface CardFact {
  cardId: CardId
  stationId: StationId
  at: string
}

export interface Withdrawal {
  factId: string
  at: string
}

/** A field that can change; `value` is JSON. */
export interface Register {
  field: string
  value: unknown
  stamp: Stamp
}

export interface LeadFacts {
  leadId: LeadId
  exhibitorCode: string
  visitorId: VisitorId
  badgeCode: string | null
  scans: ScanFact[]
  notes: NoteFact[]
  consents: ConsentFact[]
  cards: CardFact[]
  withdrawals: Withdrawal[]
  registers: Register[]
  /**
   * What the registrant list says of this badge; it is the list here or the list of the station that the lead came
   * from. Null if none knows it.
   */
  registrant: Contact | null
  /** Only of a joined lead: what badge and list say of the name that is kept. */
  keptName?: Name
}
