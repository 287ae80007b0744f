import type { words as english } from '../en/words.ts'
import type { Translated } from '../translated.ts'

export const words: Translated<typeof english> = {
  save: '保存',
  cancel: 'キャンセル',
  close: '閉じる',
  undo: '元に戻す',
  retry: 'もう一度試す',
  back: '戻る',
  saving: '保存中…',
  saved: '保存済み',
  notSaved: '未保存',
  loading: '読み込み中…',
  nameUnknown: '氏名はまだ不明です',
  rank: {
    label: 'ランク',
    A: 'ホット', B: 'ウォーム', C: 'コールド', none: 'ランクなし',
    full: { A: 'A（ホット）', B: 'B（ウォーム）', C: 'C（コールド）' },
  },
  phone: { work: '会社', mobile: '携帯', fax: 'FAX', home: '自宅', other: 'その他' },
  colon: '：', comma: '、', full: '。', bracketed: '{{text}}（{{more}}）',
  staff: '担当スタッフ',
  leads_one: 'リード {{count, number}} 件',
  leads_other: 'リード {{count, number}} 件',
  nth_ordinal_one: '{{count, number}} 回目', nth_ordinal_two: '{{count, number}} 回目', nth_ordinal_few: '{{count, number}} 回目', nth_ordinal_other: '{{count, number}} 回目',
  secondsLeft: '{{count, number}} 秒',
  stop: '中止',
  leftSeconds: '残り約 {{count, number}} 秒',
  leftMinutes: '残り約 {{count, number}} 分',
}
