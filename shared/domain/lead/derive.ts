/**
 * Derives the lead that is shown from its facts and registers. It is one pure function: a better badge reader improves
 * old leads and never undoes what a person typed. Equal facts in any order give an equal lead.
 */
import type { Contact } from '../person/contact.ts'
import type { LeadId, NoteId, ScanId, StationId, VisitorId } from '../ids.ts'
import { stampTime } from '../stamp.ts'
import { mergeContacts } from './contact-of.ts'
import { overlay } from './correction.ts'
import { NAME_PARTS } from './kept-name.ts'
import type { ConsentFact, LeadFacts, Register, ScanSource } from './facts.ts'

export type Rank = 'A' | 'B' | 'C'
export type FollowUpStatus = 'open' | 'done' | 'dropped'

export interface FollowUp {
  action: string
  owner: string
  /** `YYYY-MM-DD`. */
  dueOn: string | null
  status: FollowUpStatus
}

/** The shape of a lead that procedures and the command promise. */
export interface Lead {
  leadId: LeadId
  exhibitor: string
  visitorId: VisitorId
  badgeCode: string | null
  contact: Contact
  rank: Rank | null
  tags: string[]
  answers: Record<string, string>
  notes: { noteId: NoteId; at: string; by: string; text: string }[]
  scans: { scanId: ScanId; at: string; station: StationId; staff: string; source: ScanSource }[]
  consents: { purpose: string; given: boolean; at: string; wordingVersion: string; language: 'en' | 'ja' }[]
  followUp: FollowUp | null
  createdAt: string
  updatedAt: string
}

export interface DerivedLead {
  lead: Lead
  /** The contact without the exhibitor's own corrections. */
  badgeContact: Contact
  corrected: (keyof Contact)[]
}

type Timed = { at: string }

function inOrder<T extends Timed>(facts: readonly T[], id: (fact: T) => string): T[] {
  return facts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0))
}

function valuesWithPrefix(registers: readonly Register[], prefix: string): [string, unknown][] {
  return registers
    .filter((register) => register.field.startsWith(prefix))
    .map((register): [string, unknown] => [register.field.slice(prefix.length), register.value])
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function followUpOf(registers: readonly Register[]): FollowUp | null {
  const parts = Object.fromEntries(valuesWithPrefix(registers, 'followUp.')) as Partial<FollowUp>
  if (Object.keys(parts).length === 0) return null
  return {
    action: parts.action ?? '',
    owner: parts.owner ?? '',
    dueOn: parts.dueOn ?? null,
    status: parts.status ?? 'open',
  }
}

function newest(facts: LeadFacts): string {
  const times = [...facts.scans, ...facts.notes, ...facts.consents, ...facts.cards, ...facts.withdrawals].map(
    (fact) => fact.at,
  )
  times.push(...facts.registers.map((register) => stampTime(register.stamp)))
  return times.reduce((a, b) => (a > b ? a : b), '')
}

/** The consents in force: the newest fact of each purpose, in order of purpose. */
export function consentsInForce(consents: readonly { purpose: string; given: boolean; at: string }[]): string[] {
  const latest = new Map(consents.map((consent) => [consent.purpose, consent.given]))
  return [...latest]
    .filter(([, given]) => given)
    .map(([purpose]) => purpose)
    .toSorted()
}

/** Was the name corrected over a name that badge or list say? */
export const isNameCorrected = ({ badgeContact, corrected }: DerivedLead): boolean =>
  badgeContact.fullName !== '' && NAME_PARTS.some((part) => corrected.includes(part))

/** Derives the lead of these facts; null when every scan was withdrawn. */
export function deriveLead(facts: LeadFacts): DerivedLead | null {
  const withdrawn = new Set(facts.withdrawals.map((withdrawal) => withdrawal.factId))
  const scans = inOrder(
    facts.scans.filter((scan) => !withdrawn.has(scan.scanId)),
    (scan) => scan.scanId,
  )
  const first = scans[0]
  if (first === undefined) return null
  const notes = inOrder(
    facts.notes.filter((note) => !withdrawn.has(note.noteId)),
    (note) => note.noteId,
  )
  const consents = inOrder<ConsentFact>(
    facts.consents.filter((consent) => !withdrawn.has(consent.consentId)),
    (consent) => consent.consentId,
  )

  const read = scans
    .toReversed()
    .map((scan) => scan.reading.contact)
    .filter((contact) => contact !== null)
  const badgeContact = {
    ...mergeContacts(facts.registrant ? [...read, facts.registrant] : read),
    ...facts.keptName,
  }
  const corrections = Object.fromEntries(
    valuesWithPrefix(facts.registers, 'contact.').filter(([, value]) => value !== null),
  ) as Partial<Contact>
  // A format that was taught later may find the code of an old scan.
  const badgeCode = scans.findLast((scan) => scan.reading.badgeCode !== null)?.reading.badgeCode ?? facts.badgeCode
  const rank = facts.registers.find((register) => register.field === 'rank')

  return {
    lead: {
      leadId: facts.leadId,
      exhibitor: facts.exhibitorCode,
      visitorId: facts.visitorId,
      badgeCode,
      contact: overlay(badgeContact, corrections),
      rank: (rank?.value ?? null) as Rank | null,
      tags: valuesWithPrefix(facts.registers, 'tag.')
        .filter(([, on]) => on === true)
        .map(([tag]) => tag),
      answers: Object.fromEntries(
        valuesWithPrefix(facts.registers, 'answer.').filter(([, answer]) => answer !== ''),
      ) as Record<string, string>,
      notes: notes.map(({ noteId, at, by, text }) => ({ noteId, at, by, text })),
      scans: scans.map(({ scanId, at, stationId, staff, source }) => ({
        scanId,
        at,
        station: stationId,
        staff,
        source,
      })),
      consents: consents.map(({ purpose, given, at, wordingVersion, language }) => ({
        purpose,
        given,
        at,
        wordingVersion,
        language,
      })),
      followUp: followUpOf(facts.registers),
      createdAt: first.at,
      updatedAt: newest(facts),
    },
    badgeContact,
    corrected: Object.keys(corrections) as (keyof Contact)[],
  }
}
