import type { scanner as english } from '../en/scanner.ts'
import type { Translated } from '../translated.ts'

export const scanner: Translated<typeof english> = {
  settings: '読み取りとハンドスキャナーの設定',
  engine: {
    title: 'カメラの読み取り方式',
    zxing: '標準',
    'html5-qrcode': '予備',
    zxingText: '高速です。小さいコード、傾いたコード、暗い場所でも、あらゆる種類のコードを読み取ります。',
    html5Text: '速度が落ち、バッジを近づける必要があります。標準の方式がうまく動かない端末でお使いください。',
  },
  wedge: {
    title: 'ハンドスキャナー',
    text: 'キーボードとして接続する USB・Bluetooth スキャナーです。記号が化けるときや、借りた機器を使うときは、一度確認してください。',
    layout: 'スキャナーのキー配列',
    suffix: 'コードの後',
    prefix: 'コードの前',
    noPrefix: 'なし',
  },
  layout: { us: '米国', jis: '日本（JIS）', de: 'ドイツ', fr: 'フランス', custom: '確認で判明した配列' },
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
