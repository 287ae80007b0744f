/** The key that is equal for spellings of one organisation. The organisation itself is always kept as given. */

const JAPANESE_FORMS = new RegExp(
  '株式会社|株式會社|股份有限公司|有限公司|주식회사|有限会社|合同会社|合資会社|合名会社|相互会社|(?:一般|公益)?(?:社団|財団)法人|国立研究開発法人|独立行政法人|国立大学法人|公立大学法人' +
    '|学校法人|医療法人|社会福祉法人|宗教法人|監査法人|税理士法人|弁護士法人|特定非営利活動法人|npo法人' +
    '|\\((?:株|有|合|同|資|名|相|社|財|一社|一財|公社|公財|独|国研|学|医|福|주)\\)',
  'g',
)

/** Legal forms in small letters, without dots. */
const WESTERN_FORMS = new Set(
  (
    'co ltd limited inc incorporated corp corporation company llc llp lp plc gmbh mbh ag kg kgaa ohg ug ' +
    'gbr ev eg se sa sas sasu sarl eurl snc scop scrl ' +
    'srl srls spa sapa sl slu sau sll ab oy oyj as asa aps bv nv vof cv lda ltda kk gk pty pte pvt sdn ' +
    'bhd sro doo dd zrt kft nyrt spzoo ooo ead ad ike ae epe'
  ).split(' '),
)
/** Words that only join a name to its legal form. */
const JOINTS = new Set(['and', 'und', 'et', 'the'])

const NOT_LETTERS = /[^\p{L}\p{N}\p{M}ー]+/gu
const JAPANESE = '[\\u3005\\u3041-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff]'
const BLANK_BESIDE_JAPANESE = new RegExp(`(?<=${JAPANESE}) | (?=${JAPANESE})`, 'g')

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
}

/** Single letters with dots become one word: "s.r.l." is "srl", "sp. z o.o." is "spzoo". */
function joinInitials(text: string): string {
  return text
    .replace(/\bsp\.? ?z ?o\.? ?o\b\.?/g, 'spzoo')
    .replace(/(?<=\s)([as])\/([as])(?=[\s.]|$)/g, '$1$2')
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])/gu, (word) => word.replaceAll('.', ''))
}

/** Does this text hold a legal form? Then it is the name of an organisation. */
export function hasLegalForm(text: string): boolean {
  const folded = joinInitials(fold(text))
  JAPANESE_FORMS.lastIndex = 0
  if (JAPANESE_FORMS.test(folded)) return true
  const parts = words(folded)
  return parts.length > 1 && WESTERN_FORMS.has(parts.at(-1)!)
}

function words(text: string): string[] {
  return text
    .replace(NOT_LETTERS, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '')
}

/**
 * The normalised key of an organisation: NFKC without legal forms (株式会社, (株), ㈱, Co., Ltd., GmbH, SAS, S.r.l., AB …);
 * accents and case folded, punctuation and blanks reduced. A name that is only a legal form stays. "" only if nothing
 * but punctuation was given.
 */
export function organisationKey(text: string): string {
  const folded = joinInitials(fold(text))
  let parts = words(folded.replace(JAPANESE_FORMS, ' '))
  while (parts.length > 1 && (WESTERN_FORMS.has(parts.at(-1)!) || JOINTS.has(parts.at(-1)!))) parts.pop()
  while (parts.length > 1 && (parts[0] === 'kk' || parts[0] === 'the')) parts.shift()
  if (parts.length === 0) parts = words(folded)
  return parts.join(' ').replace(BLANK_BESIDE_JAPANESE, '')
}
