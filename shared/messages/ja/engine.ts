import type { engine as english } from '../en/engine.ts'

export const engine: Record<keyof typeof english, string> = {
  wasm_unavailable: 'この環境では WebAssembly が動作しません',
  worker_unavailable: 'この環境ではバックグラウンド処理ができません',
  engine_died: '標準の読み取り機能が繰り返し停止しました',
}
