/** The exhibition as its file describes it, once checked and with every default in place. */
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
  /** The exhibitor's age recipient. */
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
