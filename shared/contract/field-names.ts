/** Names of the exhibition file's fields, as a person says them: “Exhibitor 2 (Boreas Propulsion): the PIN”. */

export interface Words {
  en: string
  ja: string
}

/** Entries of the file's lists, by the path of their list. */
const ENTRIES: Record<string, Words> = {
  exhibitors: { en: 'Exhibitor', ja: '出展企業' },
  staff: { en: 'Staff', ja: 'スタッフ' },
  questions: { en: 'Question', ja: 'ヒアリング項目' },
  'consent.purposes': { en: 'Consent purpose', ja: '利用目的' },
  'badge.templates': { en: 'Badge format', ja: 'バッジの形式' },
}

/** By the key in the file. */
const FIELDS: Record<string, Words> = {
  formatVersion: { en: 'the format version', ja: '形式の版' },
  exhibition: { en: 'the exhibition', ja: '展示会' },
  id: { en: 'the id', ja: 'ID' },
  name: { en: 'the name', ja: '名称' },
  venue: { en: 'the venue', ja: '会場' },
  booth: { en: 'the booth', ja: 'ブース' },
  startsOn: { en: 'the first day', ja: '初日' },
  endsOn: { en: 'the last day', ja: '最終日' },
  timeZone: { en: 'the time zone', ja: 'タイムゾーン' },
  country: { en: 'the country', ja: '国コード' },
  retentionDays: { en: 'the number of days to keep the data', ja: 'データの保存期間（日）' },
  exhibitors: { en: 'the list of exhibitors', ja: '出展企業の一覧' },
  code: { en: 'the code', ja: '企業コード' },
  offers: { en: 'the list of products and services', ja: '取扱製品・サービス' },
  pin: { en: 'the PIN', ja: 'PIN' },
  pinHash: { en: 'the hash of the PIN', ja: 'PIN のハッシュ値' },
  sender: { en: 'the sender', ja: '送信者' },
  email: { en: 'the e-mail address', ja: 'メールアドレス' },
  address: { en: 'the address', ja: '住所' },
  recipient: { en: 'the public key', ja: '公開鍵' },
  staff: { en: 'the list of staff', ja: 'スタッフの一覧' },
  questions: { en: 'the list of questions', ja: 'ヒアリング項目の一覧' },
  text: { en: 'the text', ja: '本文' },
  kind: { en: 'the kind', ja: '種類' },
  choices: { en: 'the list of choices', ja: '選択肢の一覧' },
  consent: { en: 'the consent wording', ja: '同意文言' },
  version: { en: 'the version of the consent wording', ja: '同意文言の版' },
  purposes: { en: 'the list of consent purposes', ja: '利用目的の一覧' },
  badge: { en: 'the part on badges', ja: 'バッジの設定' },
  templates: { en: 'the list of badge formats', ja: 'バッジの形式の一覧' },
  organiser: { en: 'the booth organiser', ja: 'ブース事務局' },
}
const LANGUAGES: Record<string, Words> = {
  en: { en: ' in English', ja: '（英語）' },
  ja: { en: ' in Japanese', ja: '（日本語）' },
}
const FILE: Words = { en: 'The file', ja: 'ファイル' }

type Path = readonly PropertyKey[]

function valueAt(file: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    file,
  )
}

/** The entry's own name, in `language` where it has one; '' without a name. */
function nameOfEntry(entry: unknown, language: 'en' | 'ja'): string {
  const names = language === 'en' ? ['en', 'ja'] : ['ja', 'en']
  const known = [...names.map((key) => ['name', key]), ['name'], ['code'], ['id']].map((path) => valueAt(entry, path))
  return known.find((name): name is string => typeof name === 'string' && name !== '')?.slice(0, 60) ?? ''
}

/** The list entry that a path leads into, and the rest of the path; null outside these lists. */
function entryOf(file: unknown, path: Path): { entry: Words; rest: Path } | null {
  const at = path.findIndex((key) => typeof key === 'number')
  const kind = ENTRIES[path.slice(0, Math.max(at, 0)).map(String).join('.')]
  if (kind === undefined) return null
  const number = Number(path[at]) + 1
  const value = valueAt(file, path.slice(0, at + 1))
  const [en, ja] = [nameOfEntry(value, 'en'), nameOfEntry(value, 'ja')]
  const entry = {
    en: `${kind.en} ${number}${en === '' ? '' : ` (${en})`}`,
    ja: `${kind.ja} ${number}${ja === '' ? '' : `（${ja}）`}`,
  }
  return { entry, rest: path.slice(at + 1) }
}

function fieldOf(path: Path): Words {
  const last = path.at(-1)
  const language = LANGUAGES[String(last)]
  if (language !== undefined && path.length > 1) {
    const whole = fieldOf(path.slice(0, -1))
    return { en: whole.en + language.en, ja: whole.ja + language.ja }
  }
  if (typeof last === 'number' && path.length > 1) {
    const list = fieldOf(path.slice(0, -1))
    return { en: `entry ${last + 1} of ${list.en}`, ja: `${list.ja}の ${last + 1} 件目` }
  }
  return FIELDS[String(last)] ?? { en: `“${String(last)}”`, ja: `「${String(last)}」` }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The subject of a sentence about the field at `path`. “is missing” or “：必須です” can follow it. */
export function nameOfField(file: unknown, path: Path): Words {
  if (path.length === 0) return FILE
  const within = entryOf(file, path)
  if (within === null) {
    const field = fieldOf(path)
    return { en: capital(field.en), ja: field.ja }
  }
  if (within.rest.length === 0) return within.entry
  const field = fieldOf(within.rest)
  // Japanese text sets a blank before a Latin word.
  const blank = /^[A-Z]/.test(field.ja) ? ' ' : ''
  return { en: `${within.entry.en}: ${field.en}`, ja: `${within.entry.ja}の${blank}${field.ja}` }
}
