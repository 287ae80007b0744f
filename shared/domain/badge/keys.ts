/** The meaning of a JSON key, a label before a value, or the heading of a column, in English and Japanese. */
import type { ContactPart } from './parts.ts'

/** Every spelling under its part. They are compared after `normalKey`. */
const SPELLINGS: Readonly<Record<ContactPart, string>> = {
  fullName:
    'name fullname displayname personname attendeename visitorname participantname namefull namedisplay ' +
    'nameformatted contactname guestname ' +
    '氏名 名前 お名前 姓名 氏名漢字 御氏名 ご氏名 来場者名 参加者名 担当者名 漢字氏名',
  familyName:
    'lastname familyname surname last family lname ln namelast namefamily namesurname sei nachname nom ' +
    'cognome apellido apellidos 姓 苗字 名字 氏名姓 姓漢字 名前姓 漢字姓',
  givenName:
    'firstname givenname forename first given fname fn namefirst namegiven nameforename mei vorname ' +
    'prenom nome nombre 名 氏名名 名漢字 名前名 漢字名',
  fullKana:
    'kana namekana fullnamekana kananame furigana phonetic phoneticname yomi yomigana namephonetic ' +
    'reading カナ かな フリガナ ふりがな 氏名カナ 氏名かな カナ氏名 ' +
    '名前カナ お名前カナ よみ よみがな 読み 読み仮名 氏名フリガナ 氏名ふりがな 氏名ヨミ 姓名カナ',
  familyKana:
    'lastnamekana familynamekana lastkana familykana kanalast kanafamily kanalastname kanafamilyname ' +
    'kanasei seikana phoneticlastname lastnamephonetic ' +
    'namelastkana namekanalast namekanafamily セイ せい 姓カナ 姓かな 姓フリガナ 姓ふりがな カナ姓 フリガナ姓 よみ姓 氏名カナ姓 氏名姓カナ 名前カナ姓',
  givenKana:
    'firstnamekana givennamekana firstkana givenkana kanafirst kanagiven kanafirstname kanagivenname ' +
    'kanamei meikana phoneticfirstname firstnamephonetic ' +
    'namefirstkana namekanafirst namekanagiven メイ めい 名カナ 名かな 名フリガナ 名ふりがな カナ名 フリガナ名 よみ名 氏名カナ名 氏名名カナ 名前カナ名',
  organisation:
    'company companyname organisation organization organisationname organizationname org orgname ' +
    'employer affiliation corporation corporatename firm ' +
    'firma societe azienda empresa 会社 会社名 貴社名 御社名 企業 企業名 法人名 団体名 組織 組織名 所属 所属先 勤務先 勤務先名 機関名 所属機関 会社団体名',
  department: 'department dept division section unit departmentname abteilung 部署 部署名 所属部署 部門 部課名 部課',
  title: 'title jobtitle position job occupation jobposition 役職 役職名 肩書 肩書き 職位 職種 職名',
  email:
    'email mail emailaddress mailaddress emails emailvalue eメール メール メールアドレス eメールアドレス 電子メール',
  phone:
    'phone tel telephone phonenumber phones tels telno telnumber telephonenumber phonevalue ' +
    'contactnumber telefon 電話 電話番号 お電話番号 連絡先',
  workPhone:
    'workphone businessphone officephone phonework phoneoffice worktel 会社電話 会社電話番号 勤務先電話 勤務先電話番号',
  homePhone: 'homephone phonehome hometel 自宅電話 自宅電話番号',
  mobile:
    'mobile mobilephone cell cellphone mobilenumber cellular phonemobile phonecell handy mobiletel 携帯 携帯電話 携帯番号 携帯電話番号',
  fax: 'fax faxnumber facsimile phonefax faxno ファックス ファクス ファクシミリ fax番号 ファックス番号',
  street:
    'address street streetaddress address1 address2 addressline addressline1 addressline2 addressstreet ' +
    'addr strasse 住所 番地 住所1 住所2 所在地 建物 建物名 町名番地 ビル名',
  locality: 'city locality town addresscity addresslocality 市区町村 市町村 市 市区',
  region: 'state region prefecture province county addressstate addressregion addressprefecture 都道府県 県',
  postcode: 'postcode postalcode zip zipcode addresszip addresspostcode addresspostalcode plz 郵便番号',
  country: 'country countryname addresscountry countrycode 国 国名',
  url: 'url website web homepage site webpage companyurl urls websites ホームページ ウェブサイト サイト',
  note: 'note notes memo comment comments remarks remark 備考 メモ コメント',
}

/** Keys of the badge code, the surest first. */
const CODE_SPELLINGS = (
  'lead vid badgecode badgeid badgenumber badgeno badge visitorid visitorcode visitornumber visitorno ' +
  'attendeeid attendeecode registrantid registrationid registrationcode ' +
  'registrationnumber registrationno regid regno regcode participantid participantcode personid leadid ' +
  'ticketid ticketcode ticketno ticket barcode qrcode qr code delegateid guestid memberid memberno ' +
  'membernumber userid id uid uuid guid ' +
  'number no secret badgeurl qrurl qrcodeurl qrコード qrコードurl バーコード バッジurl 来場者番号 来場者id 来場者コード 来場番号 入場者番号 ' +
  '入場者id 入場者コード 入場番号 バッジ番号 バッジid バッジコード 受付番号 受付id 受付コード 登録番号 登録id 登録コード 事前登録番号 参加者番号 参加者id 参加番号 会員番号 ' +
  '会員id お客様番号 整理番号 管理番号 番号 コード'
).split(' ')

const PARTS: ReadonlyMap<string, ContactPart> = new Map(
  (Object.entries(SPELLINGS) as [ContactPart, string][]).flatMap(([part, all]) =>
    all.split(' ').map((key): [string, ContactPart] => [key, part]),
  ),
)
const CODE_RANKS: ReadonlyMap<string, number> = new Map(CODE_SPELLINGS.map((key, rank) => [key, rank]))
const NO_KEY = /[^\p{L}\p{N}ー]+/gu
const MAX_KEY_LENGTH = 60

/** A key without case, width, blanks and punctuation; "" where it is too long for a key. */
export function normalKey(key: string): string {
  return key.length > MAX_KEY_LENGTH ? '' : key.normalize('NFKC').toLowerCase().replace(NO_KEY, '')
}

/** The part that a normal key names. A number after it ("email1") does not matter. */
export function partOfKey(key: string): ContactPart | null {
  return PARTS.get(key) ?? PARTS.get(key.replace(/\d{1,2}$/, '')) ?? null
}

/** How surely a normal key names the badge's code: 0 is the surest; null where it names none. */
export function codeRankOf(key: string): number | null {
  return CODE_RANKS.get(key) ?? null
}
