import type { engine as english } from '../en/engine.ts'

export const engine: Record<keyof typeof english, string> = {
  wasm_unavailable: 'この環境では WebAssembly が動作しません',
  worker_unavailable: 'この環境ではバックグラウンド処理ができません',
  engine_died: '標準エンジンが繰り返し停止しました',
}
