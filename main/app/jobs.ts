/** Long work in worker threads, one thread a job: it tells how far it is, can be cancelled, and never blocks a scan. */
import { Worker } from 'node:worker_threads'
import { AppError, isErrorCode, type ErrorParams } from '../../shared/errors.ts'
import type { JobInput, JobName, JobResult } from '../hosts/job-table.ts'

export interface Progress {
  kind: 'progress'
  done: number
  /** 0 while unknown. */
  total: number
}

/** What a worker posts. */
export type WorkerMessage =
  | Progress
  | { kind: 'result'; result: unknown }
  | { kind: 'failure'; code: string | null; params: ErrorParams; message: string; stack: string | undefined }

export interface Jobs {
  /** Runs a job; yields its progress and returns its result. Ending the iteration early, or `signal`, cancels it. */
  run<N extends JobName>(
    name: N,
    input: JobInput<N>,
    signal?: AbortSignal,
  ): AsyncGenerator<Progress, JobResult<N>, void>
  isRunning(name: JobName): boolean
  /** Cancels all that runs and waits until it has ended. */
  stopAll(): Promise<void>
}

// bundled, the worker lies beside this file; from source, Node runs it as it is
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? '../hosts/worker.ts' : './worker.js', import.meta.url)

function toFailure(message: Extract<WorkerMessage, { kind: 'failure' }>): Error {
  if (message.code !== null && isErrorCode(message.code)) return new AppError(message.code, message.params)
  const error = new Error(message.message)
  if (message.stack !== undefined) error.stack = message.stack
  return error
}

interface Running {
  name: JobName
  cancel(): void
  ended: Promise<void>
}

/**
 * Long work makes many small things that do not live long; with the usual limit a worker spends much of its time
 * collecting them.
 */
const YOUNG_MEGABYTES = 96

/** A queue that the worker fills and one reader empties. */
function createMailbox() {
  const waiting: WorkerMessage[] = []
  let wake: (() => void) | undefined
  return {
    put(message: WorkerMessage) {
      // only the newest progress matters to a reader who is behind
      if (message.kind === 'progress' && waiting.at(-1)?.kind === 'progress') waiting.pop()
      waiting.push(message)
      wake?.()
    },
    async take(): Promise<WorkerMessage> {
      while (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve))
      return waiting.shift()!
    },
  }
}

export function createJobs(): Jobs {
  const running = new Set<Running>()

  async function* run<N extends JobName>(
    name: N,
    input: JobInput<N>,
    signal?: AbortSignal,
  ): AsyncGenerator<Progress, JobResult<N>, void> {
    const cancelled = new Int32Array(new SharedArrayBuffer(4))
    const cancel = () => void Atomics.store(cancelled, 0, 1)
    const mailbox = createMailbox()
    const worker = new Worker(ENTRY, {
      workerData: { name, input, cancelled },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    })
    worker.on('message', (message: WorkerMessage) => mailbox.put(message))
    worker.on('error', (error) =>
      mailbox.put({ kind: 'failure', code: null, params: {}, message: error.message, stack: error.stack }),
    )
    const ended = new Promise<void>((resolve) => {
      worker.on('exit', (code) => {
        mailbox.put({
          kind: 'failure',
          code: null,
          params: {},
          message: `worker ended with code ${code}`,
          stack: undefined,
        })
        resolve()
      })
    })
    const entry: Running = { name, cancel, ended }
    running.add(entry)
    signal?.addEventListener('abort', cancel)
    if (signal?.aborted) cancel()
    try {
      for (;;) {
        const message = await mailbox.take()
        if (message.kind === 'progress') yield message
        else if (message.kind === 'failure') throw toFailure(message)
        else return message.result as JobResult<N>
      }
    } finally {
      signal?.removeEventListener('abort', cancel)
      cancel()
      await ended
      running.delete(entry)
    }
  }

  return {
    run,
    isRunning: (name) => [...running].some((job) => job.name === name),
    async stopAll() {
      const all = [...running]
      for (const job of all) job.cancel()
      await Promise.all(all.map((job) => job.ended))
    },
  }
}
