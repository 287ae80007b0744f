/** The worker's side of `protocol.ts`, for every engine: it answers each message once. */
import type { LookFor, ReadCodes } from '../../shared/decode/look.ts'
import { bytesToHex, type FoundCode } from '../../shared/domain/scan/code.ts'
import { grayOf } from './pixels.ts'
import type { Found, FromWorker, Picture, ToWorker } from './protocol.ts'

const inWords = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error))

/**
 * Decodes one picture. A quick look stops at the first code. If that code is new, the same picture is searched for
 * others, so that two badges in view are never taken for one.
 */
export function createDecode(read: ReadCodes): (picture: Picture, lookFor: LookFor) => Promise<Found> {
  let last = ''
  const nameOf = (code: FoundCode | undefined): string =>
    code === undefined ? '' : `${code.symbology} ${bytesToHex(code.bytes)}`
  return async (picture, lookFor) => {
    const start = performance.now()
    const gray = await grayOf(picture)
    let codes = read(gray, lookFor)
    if (codes.length === 1 && !lookFor.several && nameOf(codes[0]) !== last) {
      const all = read(gray, { ...lookFor, several: true })
      if (all.length > 1) codes = all
    }
    if (codes.length > 0) last = nameOf(codes[0])
    return { codes, width: gray.width, height: gray.height, took: performance.now() - start }
  }
}

/** Answers the page's messages inside a worker. `start` gets the address of the WebAssembly module. */
export function serveDecoder(scope: DedicatedWorkerGlobalScope, start: (wasm: string) => Promise<ReadCodes>): void {
  let decode: ReturnType<typeof createDecode> | null = null
  const answer = (message: FromWorker): void => scope.postMessage(message)
  scope.addEventListener('message', (event: MessageEvent<ToWorker>) => {
    const message = event.data
    if (message.type === 'start') {
      start(message.wasm).then(
        (read) => {
          decode = createDecode(read)
          answer({ type: 'ready' })
          // Engines compile on first use. A look at an empty picture while the camera opens makes the first badge's
          // look short.
          const nothing = { gray: new Uint8Array(320 * 240).fill(128), width: 320, height: 240 }
          read(nothing, { effort: 'thorough', several: true, symbologies: [] })
        },
        (error: unknown) => answer({ type: 'unavailable', detail: inWords(error) }),
      )
      return
    }
    if (decode === null) {
      message.picture.close()
      answer({ type: 'failed', id: message.id, detail: 'not started' })
      return
    }
    decode(message.picture, message.lookFor).then(
      (found) => answer({ type: 'found', id: message.id, found }),
      (error: unknown) => answer({ type: 'failed', id: message.id, detail: inWords(error) }),
    )
  })
}
