/**
 * A decoder for pictures: zxing-cpp in a worker. Where WebAssembly or workers fail, html5-qrcode takes over, and the
 * decoder says why. An engine that stops is started again. One that keeps stopping is replaced.
 */
import zxingWasm from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { AppError } from '../../shared/errors.ts'
import type { EngineName, EngineReason } from '../../shared/domain/scan/problems.ts'
import type { LookFor } from '../../shared/decode/look.ts'
import type { Found, Picture } from './protocol.ts'
import { startWorker, WorkerError, type WorkerClient } from './worker-client.ts'

export interface Decoder {
  /** What decodes now. */
  engine(): EngineName
  /** Why another engine than the chosen one decodes; null while the chosen one does. */
  reason(): EngineReason | null
  /**
   * Decodes a picture and closes it.
   * @throws AppError `decoder_unavailable` where no engine is left; Error where this picture could not be decoded
   */
  decode(picture: Picture, lookFor: LookFor): Promise<Found>
  dispose(): void
}

const newZxing = (): Worker => new Worker(new URL('./decoder.worker.ts', import.meta.url), { type: 'module' })
const newHtml5 = (): Worker => new Worker(new URL('./fallback.worker.ts', import.meta.url), { type: 'module' })

const zxingWorker = (): Promise<WorkerClient> => startWorker(newZxing, new URL(zxingWasm, location.href).href)
const html5Worker = (): Promise<WorkerClient> => startWorker(newHtml5, '')

/** Decodes in the page where no worker runs. It is never thorough, because each look holds the page up. */
async function html5InPage(): Promise<WorkerClient> {
  const [{ readWithHtml5Qrcode }, { createDecode }] = await Promise.all([
    import('./html5-qrcode.ts'),
    import('./serve-decoder.ts'),
  ])
  const decode = createDecode(readWithHtml5Qrcode)
  const quickly = (lookFor: LookFor): LookFor =>
    lookFor.effort === 'thorough' ? { ...lookFor, effort: 'quick' } : lookFor
  return { decode: (picture, lookFor) => decode(picture, quickly(lookFor)), dispose: () => undefined }
}

async function html5(): Promise<WorkerClient> {
  try {
    return await html5Worker()
  } catch (fromWorker) {
    try {
      return await html5InPage()
    } catch (cause) {
      throw new AppError('decoder_unavailable', { detail: `${String(fromWorker)}; ${String(cause)}` }, { cause })
    }
  }
}

const DEATHS = 3

/**
 * Starts a decoder.
 * @param wanted the engine of the settings
 * @param changed called when another engine had to take over during work
 * @throws AppError `decoder_unavailable` where none can run
 */
export async function createDecoder(wanted: EngineName, changed: () => void = () => undefined): Promise<Decoder> {
  let engine = wanted
  let reason: EngineReason | null = null
  let deaths = 0
  let disposed = false

  const fallBack = (why: EngineReason): Promise<WorkerClient> => {
    engine = 'html5-qrcode'
    reason = why
    return html5()
  }
  const start = async (): Promise<WorkerClient> => {
    if (engine === 'html5-qrcode') return html5()
    if (deaths >= DEATHS) return fallBack('engine_died')
    try {
      return await zxingWorker()
    } catch (error) {
      console.warn('zxing cannot start', error)
      return fallBack(
        error instanceof WorkerError && error.failure === 'engine' ? 'wasm_unavailable' : 'worker_unavailable',
      )
    }
  }

  let client = await start()
  let restarting: Promise<void> | null = null
  const restart = (): Promise<void> => {
    restarting ??= start().then((fresh) => {
      restarting = null
      if (disposed) fresh.dispose()
      else client = fresh
      changed()
    })
    return restarting
  }

  return {
    engine: () => engine,
    reason: () => reason,
    async decode(picture, lookFor) {
      if (restarting !== null) await restarting
      try {
        return await client.decode(picture, lookFor)
      } catch (error) {
        if (error instanceof WorkerError && !disposed) {
          deaths++
          console.warn('the decoder died', error)
          await restart()
        }
        throw error
      }
    },
    dispose() {
      disposed = true
      client.dispose()
    },
  }
}
