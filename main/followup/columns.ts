/**
 * The columns of a follow-up list. Other programs rely on their order and keys: add new ones only at the end, and never
 * rename one. Answers with their own column stand there; other answers follow as `answer_<id>`.
 */
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'
import { organisationKey } from '../../shared/domain/person/organisation.ts'
import { columns as en, type ColumnKey } from '../../shared/messages/en/columns.ts'
import { columns as ja } from '../../shared/messages/ja/columns.ts'
import {
  addressLine,
  consentCells,
  languageOf,
  listOf,
  numberOf,
  otherPhones,
  phoneOf,
  romajiOf,
  stationNamesOf,
} from './cells.ts'
import type { Column } from './column.ts'
import { createLocalTime } from './time.ts'

interface ListSetting {
  exhibition: ExhibitionSetup
  language: 'en' | 'ja'
}

type Entry = readonly [key: ColumnKey, width: number, cell: Column['cell']]

const answer =
  (id: string): Column['cell'] =>
  ({ lead }) =>
    lead.answers[id] ?? ''

/** Questions that have their own column among the master columns. */
const ANSWERS: readonly (readonly [id: ColumnKey, width: number, always: boolean])[] = [
  ['products', 24, false],
  ['budget', 16, true],
  ['authority', 14, true],
  ['need', 24, true],
  ['timeframe', 14, true],
]

function beforeAnswers(exhibitionName: string): Entry[] {
  return [
    ['lead_id', 38, ({ lead }) => lead.leadId],
    ['exhibitor', 12, ({ lead }) => lead.exhibitor],
    ['exhibition', 24, () => exhibitionName],
    ['rank', 7, ({ lead }) => lead.rank ?? ''],
    ['company_as_given', 30, ({ lead }) => lead.contact.organisation],
    ['company_normalised', 22, ({ lead }) => organisationKey(lead.contact.organisation)],
    ['department', 20, ({ lead }) => lead.contact.department],
    ['title', 18, ({ lead }) => lead.contact.title],
    ['family_name', 14, ({ lead }) => lead.contact.familyName],
    ['given_name', 14, ({ lead }) => lead.contact.givenName],
    ['family_kana', 14, ({ lead }) => lead.contact.familyKana],
    ['given_kana', 14, ({ lead }) => lead.contact.givenKana],
    ['romaji', 20, ({ lead }) => romajiOf(lead.contact)],
    ['email', 28, ({ lead }) => lead.contact.emails[0] ?? ''],
    ['phone', 17, ({ lead }) => numberOf(phoneOf(lead.contact, 'phone'))],
    ['mobile', 17, ({ lead }) => numberOf(phoneOf(lead.contact, 'mobile'))],
    ['postcode', 11, ({ lead }) => lead.contact.addresses[0]?.postcode ?? ''],
    ['address', 36, ({ lead }) => addressLine(lead.contact.addresses[0])],
    ['country', 12, ({ lead }) => lead.contact.addresses[0]?.country ?? ''],
    ['language', 10, ({ lead }) => languageOf(lead)],
  ]
}

function afterAnswers(local: (instant: string) => string): Entry[] {
  return [
    ['next_action', 24, ({ lead }) => lead.followUp?.action ?? ''],
    ['due_date', 12, ({ lead }) => lead.followUp?.dueOn ?? ''],
    ['owner', 14, ({ lead }) => lead.followUp?.owner ?? ''],
    ['status', 10, ({ lead }) => lead.followUp?.status ?? ''],
    ['note', 48, ({ lead }) => lead.notes.map((note) => note.text).join('\n')],
    ['consent_purposes', 18, ({ lead }) => consentCells(lead, local).purposes],
    ['consent_wording_version', 12, ({ lead }) => consentCells(lead, local).versions],
    ['consent_at', 30, ({ lead }) => consentCells(lead, local).times],
    ['first_scanned_at', 30, ({ lead }) => local(lead.createdAt)],
    ['last_scanned_at', 30, ({ lead }) => local(lead.scans.at(-1)?.at ?? lead.createdAt)],
    ['scan_count', 8, ({ lead }) => lead.scans.length],
    ['stations', 18, ({ lead, stationNames }) => stationNamesOf(lead, stationNames)],
    ['source', 12, ({ lead }) => listOf(lead.scans.map((scan) => scan.source))],
    ['badge_code', 18, ({ lead }) => lead.badgeCode ?? ''],
    ['badge_format', 12, ({ badgeFormat }) => badgeFormat],
  ]
}

const FURTHER: readonly Entry[] = [
  ['full_name', 22, ({ lead }) => lead.contact.fullName],
  ['fax', 17, ({ lead }) => numberOf(phoneOf(lead.contact, 'fax'))],
  ['other_emails', 28, ({ lead }) => listOf(lead.contact.emails.slice(1))],
  ['other_phones', 28, ({ lead }) => otherPhones(lead.contact)],
  ['urls', 28, ({ lead }) => listOf(lead.contact.urls)],
  ['tags', 18, ({ lead }) => listOf(lead.tags)],
  ['badge_note', 24, ({ lead }) => lead.contact.note],
]

const WRAPPED = new Set<string>(['note', 'badge_note'])

/** The columns of one exhibition's lists, in their fixed order. */
export function columnsOf({ exhibition, language }: ListSetting): Column[] {
  const words = language === 'ja' ? ja.key : en.key
  const local = createLocalTime(exhibition.exhibition.timeZone)
  const asked = new Map(exhibition.questions.map((question) => [question.id, question.text[language]]))
  const toColumn = ([key, width, cell]: Entry): Column => ({
    key,
    width,
    cell,
    about: words[key],
    wrap: WRAPPED.has(key),
  })
  const own = ANSWERS.filter(([id, , always]) => always || asked.has(id)).map(([id, width]): Column => {
    const question = asked.get(id)
    return {
      ...toColumn([id, width, answer(id)]),
      about: question === undefined ? words[id] : `${words[id]}: ${question}`,
    }
  })
  const placed = new Set<string>(ANSWERS.map(([id]) => id))
  const others = [...asked]
    .filter(([id]) => !placed.has(id))
    .map(([id, text]): Column => ({ key: `answer_${id}`, about: text, width: 24, wrap: false, cell: answer(id) }))
  return [
    ...beforeAnswers(exhibition.exhibition.name[language]).map(toColumn),
    ...own,
    ...afterAnswers(local).map(toColumn),
    ...others,
    ...FURTHER.map(toColumn),
  ]
}
