import type { reading as english } from '../en/reading.ts'
import type { Translated } from '../translated.ts'

export const reading: Translated<typeof english> = {
  format: {
    vcard2: 'vCard 2.1',
    vcard3: 'vCard 3.0',
    vcard4: 'vCard 4.0',
    mecard: 'MECARD',
    bizcard: 'BIZCARD',
    memory: 'MEMORY',
    json: 'JSON',
    delimited: '区切り文字形式',
    url: 'ウェブアドレス',
    opaque: 'バッジコード',
    wifi: 'Wi-Fi 接続コード',
    foreign: 'バッジ以外のコード',
  },
  warning: {
    charset_guessed: '文字コードは推定です',
    charset_fallback: '文字コードを特定できず、文字が正しくない可能性があります',
    characters_replaced: '読み取れない文字がありました',
    control_characters_removed: '見えない制御文字を取り除きました',
    truncated: 'コードが途中で切れています',
    too_many_properties: 'コードの項目が多すぎるため、残りを省略しました',
    kana_in_wrong_field: 'フリガナが別の項目に入っていたため移動しました',
    phone_not_valid: '正しくない電話番号があります',
    email_not_valid: '正しくないメールアドレスがあります',
    empty: 'コードが空です',
    binary: 'コードの内容が文字データではありません',
  },
}
