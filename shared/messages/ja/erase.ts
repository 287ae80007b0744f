import type { erase as english } from '../en/erase.ts'
import type { Translated } from '../translated.ts'

export const erase: Translated<typeof english> = {
  title: '来場者の消去',
  text: '消去を希望された来場者のための機能です。連絡先、スキャン、メモ、画像が、全出展企業分とこの端末のバックアップから消えます。個人情報を含まない消去の印だけが残り、他の端末のデータも統合時に消去されます。',
  by: '来場者の指定方法',
  badge: 'バッジコード', email: 'メール', visitor: '来場者 ID',
  badgeLabel: 'バッジコード', emailLabel: 'メールアドレス', visitorLabel: '来場者 ID',
  look: '消去される内容を確認',
  found_one: '消去される来場者',
  found_other: '消去される来場者 {{count, number}} 名',
  notHere: 'このコードの記録はこの端末にありません',
  notHereText: 'このまま消去することもできます。他の端末にあるデータは、統合時に消去されます。',
  nameless: '氏名なし',
  exhibitor: '出展企業', scans: 'スキャン', notes: 'メモ', pictures: '画像',
  confirmTitle: 'この操作は取り消せません',
  confirm: '確認のため「{{word}}」と入力してください',
  word: '消去',
  go: '完全に消去する',
  erasing: '消去しています',
  stopped: '中止しました。何も消去していません。',
  failed: '消去できませんでした',
  done_one: '来場者 {{count, number}} 名を消去しました',
  done_other: '来場者 {{count, number}} 名を消去しました',
  doneText: '{{leads}}、{{scans}}。他の端末からも消去するには、新しいバンドルを渡すか、相手のバンドルを統合してください。',
  scans_one: 'スキャン {{count, number}} 件', scans_other: 'スキャン {{count, number}} 件',
  notWiped: '次のファイルは処理できず、消去したデータが残っている可能性があります。手作業で削除してください。',
}
