import type { cards as english } from '../en/cards.ts'
import type { Translated } from '../translated.ts'

export const cards: Translated<typeof english> = {
  title: '名刺',
  add: '名刺の画像を追加',
  take: '名刺を撮影',
  choose: '画像を選ぶ',
  open: '名刺画像 {{number}} を拡大',
  withdraw: '名刺画像 {{number}} を削除',
  drop: '破棄する',
  taken: '{{at}} に撮影',
  alt: '名刺の画像',
}
