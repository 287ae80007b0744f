/** What is wrong with a file, field by field, in words that whoever wrote the file by hand understands. */
import { z } from 'zod'

/** One wrong field: its place (`exhibitors.2.code`) and what is wrong with it. */
export interface FieldError {
  field: string
  en: string
  ja: string
}

interface Words {
  en: string
  ja: string
}

const OWN_RULES: Record<string, Words> = {
  duplicate: { en: 'stands here twice', ja: '重複しています' },
  time_zone: { en: 'is not a time zone such as Asia/Tokyo', ja: 'タイムゾーン名（例：Asia/Tokyo）ではありません' },
  ends_before_start: { en: 'is before startsOn', ja: '開始日より前の日付です' },
  field_without_end: {
    en: 'has two fields in a row, the first without a length',
    ja: '長さの指定がない項目が続いています',
  },
}

/** The forms that texts of the exhibition file must have, by the field's own name. */
const FORMS: Record<string, Words> = {
  code: {
    en: 'takes up to 24 capital letters, digits, - and _',
    ja: '半角の英大文字・数字・「-」「_」で 24 文字以内にしてください',
  },
  country: {
    en: 'is a country’s two letters, such as JP or FR',
    ja: '国コード（JP、FR などの英大文字 2 文字）にしてください',
  },
  pin: { en: 'is 4 to 12 digits', ja: '4～12 桁の数字にしてください' },
  pinHash: { en: 'is not a hash as Enishi writes it', ja: 'Enishi が書き出したハッシュ値ではありません' },
  id: {
    en: 'takes small letters, digits and _, a letter first',
    ja: '半角の英小文字で始め、英小文字・数字・「_」だけを使ってください',
  },
}
const OWN_ID: Words = {
  en: 'is not an id as Enishi writes it; leave it out',
  ja: 'Enishi が書き出した ID ではありません（省略できます）',
}

const FORMATS: Record<string, Words> = {
  date: { en: 'is not a day such as 2026-01-28', ja: '日付（例：2026-01-28）ではありません' },
  email: { en: 'is not an e-mail address', ja: 'メールアドレスではありません' },
}

const KINDS: Record<string, Words> = {
  string: { en: 'a text in quotes', ja: '引用符で囲んだ文字列' },
  number: { en: 'a number', ja: '数値' },
  int: { en: 'a whole number', ja: '整数' },
  boolean: { en: 'true or false', ja: 'true または false' },
  array: { en: 'a list in [ ]', ja: '[ ] で囲んだリスト' },
  object: { en: 'a group in { }', ja: '{ } で囲んだグループ' },
}

function limitWords(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Words {
  const { origin } = issue
  const isLeast = issue.code === 'too_small'
  const limit = String(isLeast ? issue.minimum : issue.maximum)
  if (isLeast && origin === 'string' && limit === '1') return { en: 'is empty', ja: '空欄です' }
  if (origin === 'string') {
    return isLeast
      ? { en: `takes at least ${limit} characters`, ja: `${limit} 文字以上にしてください` }
      : { en: `is longer than ${limit} characters`, ja: `${limit} 文字以内にしてください` }
  }
  if (origin === 'array')
    return isLeast
      ? { en: `needs at least ${limit}`, ja: `${limit} 件以上必要です` }
      : { en: `holds more than ${limit}`, ja: `${limit} 件以内にしてください` }
  return isLeast
    ? { en: `must be ${limit} or more`, ja: `${limit} 以上にしてください` }
    : { en: `must be ${limit} or less`, ja: `${limit} 以下にしてください` }
}

function ownWords(issue: z.core.$ZodIssue): Words | undefined {
  const name = String(issue.path.at(-1))
  switch (issue.code) {
    case 'custom':
      return OWN_RULES[String(issue.params?.rule)]
    case 'invalid_type': {
      const kind = KINDS[issue.expected]
      if (issue.input === undefined) return { en: 'is missing', ja: '項目がありません' }
      return kind && { en: `must be ${kind.en}`, ja: `${kind.ja}にしてください` }
    }
    case 'too_small':
    case 'too_big':
      return limitWords(issue)
    case 'invalid_value':
      return {
        en: `must be ${issue.values.map(String).join(' or ')}`,
        ja: `${issue.values.map(String).join(' または ')} にしてください`,
      }
    case 'invalid_format':
      if ('prefix' in issue)
        return { en: `begins with ${String(issue.prefix)}`, ja: `${String(issue.prefix)} で始めてください` }
      return FORMATS[issue.format] ?? (issue.path.join('.') === 'exhibition.id' ? OWN_ID : FORMS[name])
    case 'invalid_union':
      return { en: 'is of no known kind', ja: '種類が正しくありません' }
    default:
      return undefined
  }
}

const english = z.locales.en().localeError
const japanese = z.locales.ja().localeError

function words(message: string | { message: string } | undefined | null): string {
  return typeof message === 'string' ? message : (message?.message ?? '')
}

/**
 * Every wrong field of a failed check, which must have been made with `reportInput`, or what is of a wrong kind passes
 * for missing.
 */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => {
    const own = ownWords(issue)
    const raw = issue as Parameters<typeof english>[0]
    return {
      field: issue.path.join('.') || '(file)',
      en: own?.en ?? words(english(raw)),
      ja: own?.ja ?? words(japanese(raw)),
    }
  })
}
