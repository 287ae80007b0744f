/** The worker of the spare scanner engine, for machines where workers run and WebAssembly does not. */
import { readWithHtml5Qrcode } from './html5-qrcode.ts'
import { serveDecoder } from './serve-decoder.ts'

serveDecoder(self as unknown as DedicatedWorkerGlobalScope, () => Promise.resolve(readWithHtml5Qrcode))
