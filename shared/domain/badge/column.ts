/** What a single value looks like, when neither a key nor a taught format says what it is. */
import { isKana } from '../person/kana.ts'
import { isFamilyFirst } from '../person/name.ts'
import { hasLegalForm } from '../person/organisation.ts'
import { readPhone } from '../person/phone.ts'
import { plain } from './text.ts'

export type Look =
  | 'blank'
  | 'email'
  | 'url'
  | 'postcode'
  | 'address'
  | 'phone'
  | 'date'
  | 'code'
  | 'category'
  | 'kana'
  | 'organisation'
  | 'department'
  | 'title'
  | 'words'
  | 'other'

const EMAIL = /^[^\s@,;]{1,64}@[^\s@,;]{1,190}\.[a-z]{2,24}$/i
const WEB = /^(?:https?:\/\/|www\.)\S+$/i
const DIALLED = /^[+0(][\d\s().-]{8,22}$/
const DATE = /^20\d\d([-/.])[01]?\d\1[0-3]?\d$/
const CODE = /^(?=[^\d]{0,60}\d)(?=[\w#]|.{16})[\w./#+=-]{2,64}$/
const ADDRESS =
  /^(?:〒?\s*\d{3}-?\d{4}\s+\S|(?:北海道|東京都|大阪府|京都府|[\u4e00-\u9fff]{2,3}県).{0,20}[市区町村郡].*\d)/u
/** The category of a visitor, which many badges print beside the name. */
const CATEGORY = new RegExp(
  String.raw`^(?:vip|press|media|visitor|exhibitor|speaker|guest|student|staff|attendee|来場者|出展者|出展社|` +
    String.raw`講演者|報道|報道関係者|プレス|招待者|招待客|一般|一般来場者|関係者|学生|ゲスト|バイヤー)$`,
  'i',
)
const WORDS = /^[\p{L}\p{M}][\p{L}\p{M}'’.・ー々,\u3000 -]*(?:[(（][\p{L}\p{M}ー・\u3000 ]{1,60}[)）])?$/u
const ORGANISATION = new RegExp(
  String.raw`法人|大学|研究所|機構$|協会$|財団|組合$|銀行$|製作所|工業$|商事$|省$|庁$|\b(?:university|institute|agency|labs?|` +
    String.raw`laborator(?:y|ies)|technologies|industries)$`,
  'iu',
)
const DEPARTMENT =
  /(?:部|課|室|局|グループ|本部|支店|支社|事業所|センター|部門|チーム)$|\b(?:department|dept\.?|division|section)\b/iu
const TITLE = new RegExp(
  String.raw`(?:長|主任|取締役|代表|マネージャー|マネジャー|リーダー|教授|研究員|担当|社員|エンジニア|コンサルタント|ディレクター)$|\b(?:manager|` +
    String.raw`director|engineer|president|professor|officer|ceo|cto|coo|cfo|head of .{1,40}|vp|chief|` +
    String.raw`lead|scientist|researcher|consultant|sales|buyer|founder)\b`,
  'iu',
)
const MAX_LOOKED_AT = 200

/** The look of one trimmed value at an exhibition in `country`. */
export function lookOf(value: string, country: string): Look {
  if (value === '') return 'blank'
  if (value.length > MAX_LOOKED_AT) return 'other'
  const text = plain(value)
  if (EMAIL.test(text)) return 'email'
  if (WEB.test(text)) return 'url'
  if (/^(?:〒\s*)?\d{3}-\d{4}$/.test(text)) return 'postcode'
  if (DIALLED.test(text) && readPhone(text, null, country).e164 !== null) return 'phone'
  if (DATE.test(text)) return 'date'
  if (CODE.test(text)) return 'code'
  if (CATEGORY.test(text)) return 'category'
  if (isKana(value)) return 'kana'
  if (ORGANISATION.test(value) || hasLegalForm(value)) return 'organisation'
  if (ADDRESS.test(text)) return 'address'
  if (TITLE.test(value) && (!isFamilyFirst(value) || value.length > 1)) return 'title'
  if (DEPARTMENT.test(value) && value.length > 2) return 'department'
  return WORDS.test(value) ? 'words' : 'other'
}
