import type { followup as english } from '../en/followup.ts'
import type { Translated } from '../translated.ts'

export const followup: Translated<typeof english> = {
  chooseExhibitor: 'フォローアップリストを書き出す出展企業を選んでください',
  holds_one: 'リード {{count, number}} 件',
  holds_other: 'リード {{count, number}} 件',
  changed_one: '前回の書き出し以降の変更 {{count, number}} 件',
  changed_other: '前回の書き出し以降の変更 {{count, number}} 件',
  never: 'この端末ではまだ書き出していません',
  lastWritten: '前回の書き出し {{at}}',
  format: {
    xlsx: {
      name: 'Excel（XLSX）',
      use: '閲覧・共有向け。日本語の文字化けがなく、フィルターと見出しの固定を設定済みです。',
    },
    csv: { name: 'CSV（UTF-8）', use: '他のシステムへの取り込み向け。1 行に 1 件、Excel でも文字化けしません。' },
  },
  formats: '書き出し形式',
  preview: 'プレビュー',
  previewCaption: 'リストの先頭（最大 {{count, number}} 行）',
  write: 'リストを書き出す',
  writing: '書き出し中…',
  progress: '{{done, number}} / {{total, number}}',
  preparing: '準備中…',
  stop: '中止',
  stopped: '中止しました。ファイルは作成されていません。',
  done: '{{name}} を書き出しました（{{leads, number}} 件、{{size}}）。',
  again: 'もう一度ダウンロード',
  failed: 'リストを書き出せませんでした。',
  empty: 'フォローアップするリードがまだありません',
  emptyText: '{{exhibitor}}の来場者をスキャンすると、ここでフォローアップリストを書き出せます。',
  safe: '数式とみなされる恐れのある内容は、文字列として書き出します。',
}
