import type { engine as englishEngine, scanner as english } from '../en/scanner.ts'
import type { Translated } from '../translated.ts'

export const scanner: Translated<typeof english> = {
  settings: 'カメラとハンドスキャナーの設定',
  engine: {
    title: 'カメラの読み取りエンジン',
    zxing: '標準エンジン',
    'html5-qrcode': '予備エンジン',
    zxingText: '高速です。あらゆる種類のコードに対応し、小さいコードや傾いたコード、暗い場所のコードも読み取れます。',
    html5Text: '低速で、バッジを近づける必要があります。標準エンジンがうまく動かない端末でのみお使いください。',
  },
  wedge: {
    title: 'ハンドスキャナー',
    text: 'キーボードとして動作する USB・Bluetooth スキャナーです。文字が正しく入力されないときや、借りた機器を使うときは、一度確認してください。',
    layout: 'スキャナーのキー配列',
    suffix: 'コードの後',
    prefix: 'コードの前',
    noPrefix: 'なし',
  },
  layout: { us: '米国', jis: '日本（JIS）', de: 'ドイツ', fr: 'フランス', custom: '確認済みの配列' },
  suffix: { any: 'Enter・Tab・なしのいずれか', enter: 'Enter', tab: 'Tab', none: 'なし' },
  check: {
    open: 'テストコードで確認',
    title: 'ハンドスキャナーの確認',
    text: '四角いコードを、画面または印刷した紙からハンドスキャナーで読み取ってください。バーコード専用のスキャナーでは下のコードを使います。この端末のキーボードや入力方式の設定は影響しません。',
    waiting: '読み取りを待っています…',
    known: '設定を確認できました',
    saved: 'この端末に保存しました。バッジを読み取って確かめてください。',
    unusable: 'このスキャナーでは送れない文字があります',
    lost: '区別できない文字：',
    advice:
      'もう一度読み取ってください。改善しないときは、スキャナーの説明書にある設定コードでキー配列を「米国」または「日本」に変更し、再度確認してください。',
    qr: 'すべての文字を含むテストコード',
    lines: 'バーコード専用スキャナー用',
    print: 'テストコードを印刷',
    sheet: 'Enishi ハンドスキャナー用テストコード',
  },
}

export const engine: Record<keyof typeof englishEngine, string> = {
  wasm_unavailable: 'この環境では WebAssembly が動作しません',
  worker_unavailable: 'この環境ではバックグラウンド処理ができません',
  engine_died: '標準エンジンが繰り返し停止しました',
}
