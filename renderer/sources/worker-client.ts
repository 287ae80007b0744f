/** The page's side of `protocol.ts`: one worker that decodes pictures. The worker may turn out unusable or die. */
import type { LookFor } from '../../shared/decode/look.ts'
import type { Found, FromWorker, Picture, ToWorker } from './protocol.ts'

/**
 * How a worker failed. `worker`: it could not start. `engine`: its engine cannot run. `died`: it died or hung during
 * work.
 */
export type WorkerFailure = 'worker' | 'engine' | 'died'

export class WorkerError extends Error {
  readonly failure: WorkerFailure
  constructor(failure: WorkerFailure, detail: string) {
    super(detail)
    this.name = 'WorkerError'
    this.failure = failure
  }
}

/** A worker whose engine is ready. */
export interface WorkerClient {
  /**
   * Rejects with a plain Error where this one picture failed, and with `WorkerError('died')` where the worker is gone.
   */
  decode(picture: Picture, lookFor: LookFor): Promise<Found>
  dispose(): void
}

const START_MS = 15_000
const DECODE_MS = { quick: 10_000, aided: 10_000, thorough: 10_000, photo: 60_000 }

/** Starts a worker and waits until its engine is ready. Rejects with `WorkerError`. */
export function startWorker(create: () => Worker, wasm: string): Promise<WorkerClient> {
  return new Promise((resolve, reject) => {
    let worker: Worker
    try {
      worker = create()
    } catch (error) {
      reject(new WorkerError('worker', String(error)))
      return
    }
    const waiting = new Map<
      number,
      { resolve: (found: Found) => void; reject: (error: Error) => void; timer: number }
    >()
    let nextId = 1
    let gone: WorkerError | null = null
    const fail = (error: WorkerError): void => {
      if (gone !== null) return
      gone = error
      clearTimeout(startTimer)
      worker.terminate()
      for (const { reject: refuse, timer } of waiting.values()) {
        clearTimeout(timer)
        refuse(error)
      }
      waiting.clear()
      reject(error)
    }
    let ready = false
    const startTimer = window.setTimeout(() => fail(new WorkerError('worker', 'no answer from the worker')), START_MS)
    const send = (message: ToWorker, transfer: Transferable[] = []): void => worker.postMessage(message, transfer)

    worker.addEventListener('error', (event) => {
      event.preventDefault()
      fail(
        new WorkerError(
          ready ? 'died' : 'worker',
          event.message === '' ? 'the worker could not be loaded' : event.message,
        ),
      )
    })
    worker.addEventListener('messageerror', () => fail(new WorkerError('died', 'unreadable message')))
    worker.addEventListener('message', (event: MessageEvent<FromWorker>) => {
      const message = event.data
      if (message.type === 'unavailable') return fail(new WorkerError('engine', message.detail))
      if (message.type === 'ready') {
        ready = true
        clearTimeout(startTimer)
        resolve(client)
        return
      }
      const asked = waiting.get(message.id)
      if (asked === undefined) return
      waiting.delete(message.id)
      clearTimeout(asked.timer)
      if (message.type === 'found') asked.resolve(message.found)
      else asked.reject(new Error(message.detail))
    })
    send({ type: 'start', wasm })

    const client: WorkerClient = {
      decode: (picture, lookFor) =>
        new Promise((resolveFound, rejectFound) => {
          if (gone !== null) {
            picture.close()
            rejectFound(gone)
            return
          }
          const id = nextId++
          const timer = window.setTimeout(
            () => fail(new WorkerError('died', 'the decoder hangs')),
            DECODE_MS[lookFor.effort],
          )
          waiting.set(id, { resolve: resolveFound, reject: rejectFound, timer })
          send({ type: 'decode', id, picture, lookFor }, [picture])
        }),
      dispose: () => fail(new WorkerError('died', 'disposed')),
    }
  })
}
