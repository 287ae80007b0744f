import type { byHand as english } from '../en/by-hand.ts'
import type { Translated } from '../translated.ts'

export const byHand: Translated<typeof english> = {
  open: '手入力',
  openLabel: '来場者を手で入力',
  complete: '情報を補う',
  title: '来場者の手入力',
  titleComplete: '来場者の情報を補う',
  badge: 'バッジ {{code}}',
  text: '名刺を見ながら、または来場者に伺って入力します。名刺の画像だけでも記録できます。',
  card: '名刺',
  picture: '撮影した名刺',
  dropPicture: '画像を外す',
  field: {
    familyName: '姓', givenName: '名', familyKana: 'セイ', givenKana: 'メイ', organisation: '会社・団体名', department: '部署', title: '役職',
    email: 'メールアドレス', phone: '電話番号', mobile: '携帯電話', postcode: '郵便番号', address: '住所', url: 'ウェブサイト',
  },
  more: '住所・ウェブサイト',
  problem: {
    missing: 'いずれかの項目を入力するか、名刺を撮影してください',
    kana: 'カナで入力してください',
    email: 'メールアドレスの形式が正しくありません',
    phone: '電話番号の形式が正しくありません',
  },
  save: '来場者を保存',
  saveChanges: '保存',
  kept: '入力した内容は保存するまでここに残ります。',
}
