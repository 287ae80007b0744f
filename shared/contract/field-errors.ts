/** Faults of an exhibition file, field by field, in sentences for the person who wrote it. */
import { z } from 'zod'
import { nameOfField, type Words } from './field-names.ts'

/** One wrong field: its place (`exhibitors.2.code`), and a sentence that names the field and the fault. */
export interface FieldError {
  field: string
  en: string
  ja: string
}

const OWN_RULES: Record<string, Words> = {
  duplicate: { en: 'is used twice', ja: '重複しています' },
  time_zone: { en: 'must be a time zone such as Asia/Tokyo', ja: 'タイムゾーン名（例：Asia/Tokyo）にしてください' },
  ends_before_start: { en: 'is before the first day', ja: '初日より前の日付です' },
  field_without_end: {
    en: 'has two fields in a row, the first without a length',
    ja: '長さの指定がない項目が続いています',
  },
}

/** The forms that texts of the exhibition file must have, by the key of the field. */
const FORMS: Record<string, Words> = {
  code: {
    en: 'must have up to 24 capital letters, digits, - or _',
    ja: '半角の英大文字・数字・「-」「_」で 24 文字以内にしてください',
  },
  country: {
    en: 'must have two capital letters, such as JP or FR',
    ja: 'JP、FR などの英大文字 2 文字にしてください',
  },
  pin: { en: 'must have 4 to 12 digits', ja: '4～12 桁の数字にしてください' },
  pinHash: { en: 'must be a hash that Enishi wrote', ja: 'Enishi が書き出した値にしてください' },
  id: {
    en: 'must begin with a small letter and have only small letters, digits and _',
    ja: '半角の英小文字で始め、英小文字・数字・「_」だけを使ってください',
  },
}
const OWN_ID: Words = {
  en: 'must be an id that Enishi wrote, or be left out',
  ja: 'Enishi が書き出した値にするか、省略してください',
}

const FORMATS: Record<string, Words> = {
  date: { en: 'must be a day such as 2026-01-28', ja: '日付（例：2026-01-28）にしてください' },
  email: { en: 'must be an e-mail address', ja: 'メールアドレスの形式にしてください' },
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
  if (isLeast && origin === 'string' && limit === '1') return { en: 'is empty', ja: '入力してください' }
  if (origin === 'string') {
    return isLeast
      ? { en: `must have at least ${limit} characters`, ja: `${limit} 文字以上にしてください` }
      : { en: `must have at most ${limit} characters`, ja: `${limit} 文字以内にしてください` }
  }
  if (origin === 'array')
    return isLeast
      ? { en: `must have at least ${limit} ${limit === '1' ? 'entry' : 'entries'}`, ja: `${limit} 件以上必要です` }
      : { en: `must have at most ${limit} entries`, ja: `${limit} 件以内にしてください` }
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
        return { en: `must begin with ${String(issue.prefix)}`, ja: `${String(issue.prefix)} で始めてください` }
      return FORMATS[issue.format] ?? (issue.path.join('.') === 'exhibition.id' ? OWN_ID : FORMS[name])
    case 'invalid_union':
      return { en: 'is of an unknown kind', ja: '種類が正しくありません' }
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
 * Every wrong field of a failed check of `file`. The check must run with `reportInput`; otherwise a value of a wrong
 * kind is reported as missing.
 */
export function fieldErrors(error: z.ZodError, file: unknown): FieldError[] {
  return error.issues.map((issue) => {
    const own = ownWords(issue)
    const raw = issue as Parameters<typeof english>[0]
    const name = nameOfField(file, issue.path)
    return {
      field: issue.path.join('.') || '(file)',
      en: own === undefined ? `${name.en}: ${words(english(raw))}` : `${name.en} ${own.en}`,
      ja: `${name.ja}：${own?.ja ?? words(japanese(raw))}`,
    }
  })
}
