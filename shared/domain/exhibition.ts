/** The exhibition of a checked exhibition file, with every default in place. */
import type { BadgeTemplate } from './badge/template.ts'
import type { ExhibitionId } from './ids.ts'

export interface BothLanguages {
  en: string
  ja: string
}

export interface Question {
  id: string
  text: BothLanguages
  kind: 'choice' | 'text' | 'number'
  choices: string[]
}

export interface Sender {
  name: string
  email: string
  address: string
}

export interface ExhibitorSetup {
  /** Upper case, unique at the exhibition. */
  code: string
  name: BothLanguages
  /** ISO 3166 alpha-2. */
  country: string
  offers: string[]
  pin?: string | undefined
  /** `scrypt$<salt hex>$<hash hex>`, in a file that Enishi wrote. */
  pinHash?: string | undefined
  sender?: Sender | undefined
  /** The exhibitor's public key (age). */
  recipient?: string | undefined
}

export interface ExhibitionSetup {
  formatVersion: 1
  exhibition: {
    id?: ExhibitionId | undefined
    name: BothLanguages
    venue: BothLanguages
    booth: string
    startsOn: string
    endsOn: string
    timeZone: string
    /** ISO 3166 alpha-2: how phone numbers without a country code are read. */
    country: string
    retentionDays: number
  }
  exhibitors: ExhibitorSetup[]
  staff: string[]
  questions: Question[]
  consent: { version: string; purposes: { id: string; text: BothLanguages }[] }
  badge: { templates: BadgeTemplate[] }
  organiser?: { recipient: string } | undefined
}

const partsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

export function isSender(value: unknown): value is Sender {
  const { name, email, address } = partsOf(value)
  return [name, email, address].every((part) => typeof part === 'string')
}

/**
 * Does this value have the large parts of a set-up? For a stored set-up that was checked before: damage is found before
 * it is used.
 */
export function isExhibitionSetup(value: unknown): value is ExhibitionSetup {
  const { formatVersion, exhibition, exhibitors, staff, questions, consent, badge } = partsOf(value)
  return (
    formatVersion === 1 &&
    typeof partsOf(exhibition).timeZone === 'string' &&
    [exhibitors, staff, questions, partsOf(consent).purposes, partsOf(badge).templates].every(Array.isArray)
  )
}
