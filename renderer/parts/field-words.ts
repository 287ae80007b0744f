/** What a lead's field is called, and what it was set to, in the words of the lead's own screen. */
import type { ExhibitionSummary } from '../../shared/contract/exhibition.ts'
import { NAME_KEPT } from '../../shared/domain/lead/kept-name.ts'
import { useExhibition } from '../host/exhibition.tsx'
import { type MessageKey, type Say, useWords } from '../ui/language.tsx'
import { CONTACT_FIELDS, type ContactField } from './contact-fields.ts'
import { useTimes } from './times.ts'

const FOLLOW_UP = ['action', 'owner', 'dueOn', 'status'] as const
const STATUSES = ['open', 'done', 'dropped'] as const
const RANKS = ['A', 'B', 'C'] as const

/** Whatever a field may hold, as one line. */
function inOneLine(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value))
    return value
      .map(inOneLine)
      .filter((part) => part !== '')
      .join(', ')
  if (typeof value === 'object' && value !== null && 'number' in value) return inOneLine(value.number)
  if (typeof value === 'object' && value !== null)
    return Object.values(value)
      .map(inOneLine)
      .filter((part) => part !== '')
      .join(' ')
  return ''
}

/** The name of a contact's field. */
export const contactFieldKey = (field: ContactField): MessageKey =>
  field === 'title' ? 'leads.contact.title_' : `leads.contact.${field}`

/** The same for any text; null where it is no field of a contact. */
export function contactKey(field: string): MessageKey | null {
  const known = CONTACT_FIELDS.find((one) => one === field)
  return known === undefined ? null : contactFieldKey(known)
}

export interface FieldWords {
  fieldName: (field: string) => string
  valueText: (field: string, value: unknown) => string
}

/** What the words are made from. */
interface Speaker {
  t: Say
  say: (text: ExhibitionSummary['questions'][number]['text']) => string
  questions: ExhibitionSummary['questions']
  /** Says a day `YYYY-MM-DD`. */
  day: (day: string) => string
}

export function useFieldWords(): FieldWords {
  const { t, say } = useWords()
  const { questions } = useExhibition()
  const { day } = useTimes()
  return fieldWords({ t, say, questions, day })
}

/** No name and no value is a raw key, whatever the field. */
export function fieldWords({ t, say, questions, day }: Speaker): FieldWords {
  return {
    fieldName(field) {
      const dot = field.indexOf('.')
      const [kind, rest] = dot < 0 ? [field, ''] : [field.slice(0, dot), field.slice(dot + 1)]
      if (kind === 'rank') return t('leads.rank')
      if (kind === 'tag') return t('leads.changes.tag', { tag: rest })
      const question = questions.find(({ id }) => id === rest)
      if (kind === 'answer') return question === undefined ? t('leads.changes.question') : say(question.text)
      const part = FOLLOW_UP.find((one) => one === rest)
      if (kind === 'followUp' && part !== undefined)
        return t('leads.changes.followUp', { part: t(`leads.followUp.${part}`) })
      if (field === NAME_KEPT) return t('duplicates.title')
      const key = kind === 'contact' ? contactKey(rest) : null
      return t(key ?? 'leads.changes.other')
    },
    valueText(field, value) {
      if (field === NAME_KEPT) return t('leads.changes.nameKept')
      if (typeof value === 'boolean') return t(value ? 'leads.changes.on' : 'leads.changes.off')
      const rank = RANKS.find((one) => one === value)
      if (field === 'rank') return rank === undefined ? t('words.rank.none') : t(`words.rank.full.${rank}`)
      const status = STATUSES.find((one) => one === value)
      if (field === 'followUp.status' && status !== undefined) return t(`leads.followUp.statuses.${status}`)
      if (field === 'followUp.dueOn' && typeof value === 'string') return day(value)
      if (field.startsWith('contact.') && value === null) return t('leads.changes.takenBack')
      return inOneLine(value) || t('leads.changes.empty')
    },
  }
}
