import type { registrants as english } from '../en/registrants.ts'
import type { Translated } from '../translated.ts'

export const registrants: Translated<typeof english> = {
  imported: '{{rows}} 行中 {{imported}} 行を取り込みました（対象外 {{refused}} 行）。スキャン済みのリード {{filled}} 件に反映しました',
  refusedLine: '{{line}} 行目は取り込めません：{{reason}}',
  refusedMore: '…ほか {{count}} 行',
  refusal: {
    no_code: 'バッジコードがありません',
    code_too_long: 'バッジコードが長すぎます',
    code_rounded: 'バッジコードが表計算ソフトで丸められています。列を文字列として書き出してください',
    duplicate_code: '同じバッジコードが後の行にもあります（最後の行を採用）',
    row_too_long: '行が長すぎます',
    quote_open: '引用符が閉じていません',
    erased: '消去済みの来場者です',
  },
  problem: {
    no_headings: '見出しが見つかりません。各列の内容を指定してください。',
    no_code_column: 'バッジコードの列が分かりません。列を選んでください。',
    no_name_column: '氏名の列が分かりません。',
    charset_doubtful: '文字コードは推定です。氏名が正しく表示されているかご確認のうえ、違う場合は選び直してください。',
    codes_missing: '先頭の行の中にバッジコードのない行があります。',
    one_column: '列が一つしかありません。区切り文字を選び直してください。',
  },
  field: {
    badgeCode: 'バッジコード', ignore: '（取り込まない）', fullName: '氏名', familyName: '姓', givenName: '名', fullKana: '氏名（カナ）',
    familyKana: '姓（カナ）', givenKana: '名（カナ）', organisation: '会社・団体', department: '部署', title: '役職',
    email: 'メール', phone: '電話', workPhone: '電話（勤務先）', homePhone: '電話（自宅）', mobile: '携帯電話', fax: 'FAX', street: '住所', locality: '市区町村',
    region: '都道府県', postcode: '郵便番号', country: '国', url: 'ウェブサイト', note: '備考',
  },
}
