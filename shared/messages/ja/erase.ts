import type { erase as english } from '../en/erase.ts'
import type { Translated } from '../translated.ts'

export const erase: Translated<typeof english> = {
  title: '来場者データの削除',
  text:
    'データの削除を希望された来場者のための機能です。連絡先、スキャン、メモ、画像を、すべての出展企業の記録とこの端末のバックアップから削除します。' +
    '個人情報を含まない削除の記録だけが残り、他の端末のデータも統合時に削除されます。',
  by: '来場者の指定方法',
  badge: 'バッジコード',
  email: 'メール',
  visitor: '来場者 ID',
  badgeLabel: 'バッジコード',
  emailLabel: 'メールアドレス',
  visitorLabel: '来場者 ID',
  look: '削除される内容を確認',
  found_one: '削除される来場者',
  found_other: '削除される来場者 {{count, number}} 名',
  notHere: 'このコードの記録はこの端末にありません',
  notHereText: 'このまま削除することもできます。他の端末にあるデータは、統合時に削除されます。',
  nameless: '氏名なし',
  exhibitor: '出展企業',
  scans: 'スキャン',
  notes: 'メモ',
  pictures: '画像',
  confirmTitle: 'この操作は元に戻せません',
  confirm: '確認のため「{{word}}」と入力してください',
  word: '削除',
  go: '完全に削除する',
  erasing: '削除しています',
  stopped: '中止しました。何も削除していません。',
  failed: '削除できませんでした',
  done_one: '来場者 {{count, number}} 名のデータを削除しました',
  done_other: '来場者 {{count, number}} 名のデータを削除しました',
  doneText:
    '{{leads}}、{{scans}}。他の端末からも削除するには、ここで新しく作成した受け渡しファイルを他の端末で統合してください。' +
    '以前に書き出したリストや受け渡しファイルにはデータが残っているため、削除するか置き換えてください。',
  scans_one: 'スキャン {{count, number}} 件',
  scans_other: 'スキャン {{count, number}} 件',
  lead: {
    title: 'このリードの削除',
    open: 'このリードを削除…',
    text: '{{name}}のリードを自社の一覧から削除します。連絡先、{{scans}}、{{notes}}、{{pictures}}など、ここに記録した内容は、バックアップも含めてすべて削除されます。',
    notes_one: 'メモ {{count, number}} 件',
    notes_other: 'メモ {{count, number}} 件',
    pictures_one: '画像 {{count, number}} 件',
    pictures_other: '画像 {{count, number}} 件',
    elsewhere:
      '他の出展企業の記録は残ります。個人情報を含まない削除の記録だけが残り、他の端末にあるこのリードも統合時に削除されます。',
    done: 'リードを削除しました',
  },
  wipeDue:
    '削除したデータは画面には表示されませんが、データベースファイルの未使用領域に一部が残っている可能性があります。' +
    'Enishi の終了時、遅くとも次回の起動時に完全に削除されます。',
  notWiped: '次のファイルには、削除したデータが残っている可能性があります。手作業で削除してください。',
}
