/** The worker of the main scanner engine: zxing-cpp in WebAssembly, from this app's own files. */
import { createLook } from '../../shared/decode/look.ts'
import { startZxing } from '../../shared/decode/zxing.ts'
import { serveDecoder } from './serve-decoder.ts'

serveDecoder(self as unknown as DedicatedWorkerGlobalScope, async (wasm) => {
  const response = await fetch(wasm, { credentials: 'same-origin' })
  if (!response.ok) throw new Error(`${wasm}: ${response.status}`)
  return createLook(await startZxing(new Uint8Array(await response.arrayBuffer())))
})
