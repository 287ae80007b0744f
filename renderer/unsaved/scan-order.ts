/** A scan that the page asks to record. */
import type { ContactCorrection } from '../../shared/contract/shapes.ts'
import type { Contact } from '../../shared/domain/person/contact.ts'
import type { ExhibitorId } from '../../shared/domain/ids.ts'
import type { Symbology } from '../../shared/domain/scan/symbologies.ts'

/** The typed form. It goes over the payload, which is "" for a visitor without a badge. */
export interface ByHand {
  fields: ContactCorrection
  /** What the card shows until the host answers. */
  contact: Contact
  /** The business card. It is sent once the lead exists. */
  picture: Blob | null
}

/** What was scanned, for which exhibitor, and by whom. */
export interface ScanOrder {
  exhibitorId: ExhibitorId
  payloadHex: string
  source: 'camera' | 'scanner' | 'typed' | 'photo' | 'form'
  staff: string
  language: 'en' | 'ja'
  /** The kind of code, if it was in a picture. */
  symbology?: Symbology
  /** The wearer of an erased visitor's badge has agreed to be recorded again. */
  afterErasure?: boolean
  byHand?: ByHand
}
