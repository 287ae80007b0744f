/** What a lead's field is called, and what it was set to, in the words of the lead's own screen. */
import { useExhibition } from '../../../host/exhibition.tsx'
import { type MessageKey, useWords } from '../../../ui/language.tsx'

const CONTACT = [
  'fullName',
  'familyName',
  'givenName',
  'familyKana',
  'givenKana',
  'organisation',
  'department',
  'title',
  'emails',
  'phones',
  'addresses',
  'urls',
  'note',
] as const
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

export interface FieldWords {
  fieldName: (field: string) => string
  valueText: (field: string, value: unknown) => string
}

export function useFieldWords(): FieldWords {
  const { t, say } = useWords()
  const { questions } = useExhibition()
  const contactKey = (part: string): MessageKey | null => {
    const known = CONTACT.find((one) => one === part)
    return known === undefined ? null : known === 'title' ? 'leads.contact.title_' : `leads.contact.${known}`
  }
  return {
    fieldName(field) {
      const dot = field.indexOf('.')
      const [kind, rest] = dot < 0 ? [field, ''] : [field.slice(0, dot), field.slice(dot + 1)]
      if (kind === 'rank') return t('leads.rank')
      if (kind === 'tag') return t('bundles.report.conflicts.tag', { tag: rest })
      const question = questions.find(({ id }) => id === rest)
      if (kind === 'answer') return question === undefined ? rest : say(question.text)
      const part = FOLLOW_UP.find((one) => one === rest)
      if (kind === 'followUp' && part !== undefined)
        return t('bundles.report.conflicts.followUp', { part: t(`leads.followUp.${part}`) })
      const key = kind === 'contact' ? contactKey(rest) : null
      return key === null ? field : t(key)
    },
    valueText(field, value) {
      if (typeof value === 'boolean') return t(value ? 'bundles.report.conflicts.on' : 'bundles.report.conflicts.off')
      const rank = RANKS.find((one) => one === value)
      if (field === 'rank') return rank === undefined ? t('words.rank.none') : t(`words.rank.full.${rank}`)
      const status = STATUSES.find((one) => one === value)
      if (field === 'followUp.status' && status !== undefined) return t(`leads.followUp.statuses.${status}`)
      return inOneLine(value) || t('bundles.report.conflicts.empty')
    },
  }
}
