import type { menu as english } from '../en/menu.ts'
import type { Translated } from '../translated.ts'

export const menu: Translated<typeof english> = {
  about: 'Enishi について',
  hide: 'Enishi を隠す',
  hideOthers: 'ほかを隠す',
  unhide: 'すべてを表示',
  quit: 'Enishi を終了',
  edit: '編集',
  undo: '元に戻す',
  redo: 'やり直す',
  cut: 'カット',
  copy: 'コピー',
  paste: 'ペースト',
  selectAll: 'すべてを選択',
  view: '表示',
  zoomIn: '拡大',
  zoomOut: '縮小',
  resetZoom: '実際のサイズ',
  fullScreen: 'フルスクリーン',
  leaving: {
    question: 'まだ保存されていない内容があります。',
    detail: '保存してから閉じてください。このまま閉じると失われます。「保存済み」と表示されたデータは安全です。',
    stay: '閉じない',
    leave: '保存せずに閉じる',
  },
  window: 'ウインドウ',
  minimise: '最小化',
  close: 'ウインドウを閉じる',
}
