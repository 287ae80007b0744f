import type { photos as english } from '../en/photos.ts'
import type { Translated } from '../translated.ts'

export const photos: Translated<typeof english> = {
  title: '写真',
  choose: 'バッジの写真',
  drop: 'バッジの写真をここにドロップ',
  dropText: '写っているバッジを、選択中の出展企業のリードとして記録します。',
  progress: '{{total, number}} 枚中 {{done, number}} 枚を確認済み',
  done_one: '写真 {{count, number}} 枚、記録 {{recorded, number}} 件',
  done_other: '写真 {{count, number}} 枚、記録 {{recorded, number}} 件',
  clear: '写真の一覧を閉じる',
  waiting: '待機中…',
  reading: '読み取り中…',
  noCode: 'コードが見つかりません。近づいて鮮明に撮り直すか、コードを入力してください。',
  heic: 'HEIC 形式は開けません。iPhone の「設定」→「カメラ」→「フォーマット」で「互換性優先」を選ぶか、JPEG で書き出してください。',
  codes_one: 'コード {{count, number}} 件',
  codes_other: 'コードが {{count, number}} 件あります。記録するものを選んでください。',
  record: '記録',
  held: '記録先の選択待ち',
  outcome: {
    new: '保存済み',
    again: '保存済み（2 回目以降の来場者）',
    kept: '保存済み（氏名未確認）',
    failed: '未保存（再試行します）',
  },
}
