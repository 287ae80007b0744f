/** What is wrong with a file, field by field, in plain words of both languages; zod's own where a rule has none here. */
import { z } from 'zod'

/** One wrong field: its place (`exhibitors.2.code`) and what is wrong with it. */
export interface FieldError {
  field: string
  en: string
  ja: string
}

const OWN_RULES: Record<string, { en: string; ja: string }> = {
  duplicate: { en: 'stands here twice', ja: '重複しています' },
  time_zone: { en: 'is not a time zone such as Asia/Tokyo', ja: 'タイムゾーン名（例：Asia/Tokyo）ではありません' },
  ends_before_start: { en: 'is before startsOn', ja: '開始日より前の日付です' },
  field_without_end: { en: 'has two fields in a row, the first without a length', ja: '長さの指定がない項目が続いています' },
}

/** The forms that texts of the exhibition file must have, by the field's own name. */
const FORMS: Record<string, { en: string; ja: string }> = {
  code: { en: 'takes up to 24 capital letters, digits, - and _', ja: '半角の英大文字・数字・「-」「_」で24 文字以内にしてください' },
  country: { en: 'is a country’s two letters, such as JP or FR', ja: '国コード（JP、FR などの英大文字 2 文字）にしてください' },
  pin: { en: 'is 4 to 12 digits', ja: '4～12 桁の数字にしてください' },
  id: { en: 'takes small letters, digits and _, a letter first', ja: '半角の英小文字で始め、英小文字・数字・「_」だけを使ってください' },
}

const english = z.locales.en().localeError
const japanese = z.locales.ja().localeError

function words(message: string | { message: string } | undefined | null): string {
  return typeof message === 'string' ? message : message?.message ?? ''
}

type Words = Pick<FieldError, 'en' | 'ja'>

const KINDS: Record<string, Words> = {
  string: { en: 'must be a text', ja: '文字列にしてください' },
  number: { en: 'must be a number', ja: '数値にしてください' },
  int: { en: 'must be a whole number', ja: '整数にしてください' },
  array: { en: 'must be a list', ja: '配列にしてください' },
  object: { en: 'must be a group of fields', ja: '項目のまとまり（オブジェクト）にしてください' },
}
const FORMATS: Record<string, Words> = {
  email: { en: 'is not an e-mail address', ja: 'メールアドレスの形式ではありません' },
  date: { en: 'is not a day such as 2026-01-28', ja: '日付（例：2026-01-28）ではありません' },
}

/** What zod says in a programmer's words, said for whoever wrote the file. */
function plainWords(issue: z.core.$ZodIssue): Words | undefined {
  switch (issue.code) {
    case 'invalid_type':
      // the value itself is not kept with the issue; whether there was one stands in its message alone
      return issue.message.endsWith('received undefined') ? { en: 'is missing', ja: '値がありません' } : KINDS[issue.expected]
    case 'invalid_value': {
      const values = issue.values.map(String)
      return { en: `must be ${values.join(' or ')}`, ja: `${values.join('、')} のいずれかにしてください` }
    }
    case 'invalid_format': return FORMATS[issue.format]
    case 'too_small':
      if (issue.origin === 'string') return { en: 'is empty', ja: '空欄です' }
      if (issue.origin === 'array') return { en: `needs at least ${issue.minimum}`, ja: `${issue.minimum} 件以上必要です` }
      return { en: `must be ${issue.minimum} or more`, ja: `${issue.minimum} 以上にしてください` }
    case 'too_big':
      if (issue.origin === 'string') return { en: `is longer than ${issue.maximum} characters`, ja: `${issue.maximum} 文字以内にしてください` }
      if (issue.origin === 'array') return { en: `holds more than ${issue.maximum}`, ja: `${issue.maximum} 件以内にしてください` }
      return { en: `must be ${issue.maximum} or less`, ja: `${issue.maximum} 以下にしてください` }
    default: return undefined
  }
}

/** Every wrong field of a failed check. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => {
    const form = issue.code === 'invalid_format' && issue.format === 'regex' ? FORMS[String(issue.path.at(-1))] : undefined
    const rule = issue.code === 'custom' ? OWN_RULES[String(issue.params?.rule)] : form ?? plainWords(issue)
    const raw = issue as Parameters<typeof english>[0]
    return { field: issue.path.join('.') || '(file)', en: rule?.en ?? words(english(raw)), ja: rule?.ja ?? words(japanese(raw)) }
  })
}
