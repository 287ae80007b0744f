/** What is wrong with a file, field by field, in words of both languages where zod has them. */
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
  code: { en: 'takes up to 24 capital letters, digits, - and _', ja: '半角の英大文字・数字・「-」「_」で24文字以内にしてください' },
  country: { en: 'is a country’s two letters, such as JP or FR', ja: '国コード（JP、FR などの英大文字2文字）にしてください' },
  pin: { en: 'is 4 to 12 digits', ja: '4～12桁の数字にしてください' },
  id: { en: 'takes small letters, digits and _, a letter first', ja: '半角の英小文字で始め、英小文字・数字・「_」だけを使ってください' },
}

const english = z.locales.en().localeError
const japanese = z.locales.ja().localeError

function words(message: string | { message: string } | undefined | null): string {
  return typeof message === 'string' ? message : message?.message ?? ''
}

/** Every wrong field of a failed check. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => {
    const form = issue.code === 'invalid_format' && issue.format === 'regex' ? FORMS[String(issue.path.at(-1))] : undefined
    const rule = issue.code === 'custom' ? OWN_RULES[String(issue.params?.rule)] : form
    const raw = issue as Parameters<typeof english>[0]
    return { field: issue.path.join('.') || '(file)', en: rule?.en ?? words(english(raw)), ja: rule?.ja ?? words(japanese(raw)) }
  })
}
