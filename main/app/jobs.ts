/**
 * Long work in worker threads, one thread per job. A job reports progress, can be cancelled, and never blocks a scan.
 */
import { Worker } from 'node:worker_threads'
import { AppError, isErrorCode, type ErrorParams } from '../../shared/errors.ts'
import type { JobControl } from './job-control.ts'
import type { Log } from './log.ts'

export interface Progress {
  kind: 'progress'
  done: number
  /** 0 while unknown. */
  total: number
}

/** A message from a worker. `cause` is the failure as the log receives it. */
export type WorkerMessage =
  | Progress
  | { kind: 'result'; result: unknown }
  | { kind: 'failure'; code: string | null; params: ErrorParams; error: unknown }

/** Long work. `input` and the result cross threads, so they are plain data. */
export type JobWork<Input, Result> = (input: Input, control: JobControl) => Promise<Result>

/** A job as its subject exports it: its name in `hosts/job-table.ts`, and the types of its input and result. */
export interface Job<Input, Result> {
  readonly name: string
  /** Never set; it only holds the types. */
  readonly types?: (input: Input) => Result
}

/** Names a job by the function that does it. The name is its key in `hosts/job-table.ts`. */
export function defineJob<Work extends JobWork<never, unknown>>(
  name: string,
): Job<Parameters<Work>[0], Awaited<ReturnType<Work>>> {
  return { name }
}

export interface Jobs {
  /** Runs a job; yields its progress and returns its result. Ending the iteration early, or `signal`, cancels it. */
  run<Input, Result>(
    job: Job<Input, Result>,
    input: Input,
    signal?: AbortSignal,
  ): AsyncGenerator<Progress, Result, void>
  isRunning(job: Pick<Job<never, unknown>, 'name'>): boolean
  /** Cancels all jobs and waits until they have ended. A worker that does not answer within 10 s is terminated. */
  stopAll(): Promise<void>
}

/** Runs a job to its end and returns its result; `onProgress` receives each progress. */
export async function resultOf<T>(
  run: AsyncGenerator<Progress, T, void>,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<T> {
  for (;;) {
    const next = await run.next()
    if (next.done) return next.value
    onProgress(next.value)
  }
}

function toFailure({ code, params, error }: Extract<WorkerMessage, { kind: 'failure' }>): Error {
  if (code !== null && isErrorCode(code)) return new AppError(code, params, { cause: error })
  return error instanceof Error ? error : new Error(String(error))
}

interface Running {
  name: string
  cancel(): void
  terminate(): Promise<number>
  ended: Promise<void>
}

/**
 * Workers make many short-lived objects. With the default limit they spend much of their time on garbage collection.
 */
const YOUNG_MEGABYTES = 96

/** A worker checks every few ms whether it was cancelled. If it has not ended after this time, it hangs. */
const HANGS_AFTER_MS = 10_000

/** A queue that the worker fills and one caller empties. */
function createMailbox() {
  const waiting: WorkerMessage[] = []
  let wake: (() => void) | undefined
  return {
    put(message: WorkerMessage) {
      // a slow caller needs only the newest progress
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

/** Waits for a cancelled worker. Terminates a worker that hangs, and logs it. */
async function untilEnded({ name, terminate, ended }: Running, log: Log, hangsAfterMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const hangs = new Promise<'hangs'>((resolve) => (timer = setTimeout(() => resolve('hangs'), hangsAfterMs)))
  if ((await Promise.race([ended, hangs])) === 'hangs') {
    log.note('A worker did not end and was stopped', { job: name })
    await terminate()
  }
  clearTimeout(timer)
}

export function createJobs(entry: URL, log: Log, hangsAfterMs = HANGS_AFTER_MS): Jobs {
  const running = new Set<Running>()

  async function* run<Input, Result>(
    { name }: Job<Input, Result>,
    input: Input,
    signal?: AbortSignal,
  ): AsyncGenerator<Progress, Result, void> {
    const cancelled = new Int32Array(new SharedArrayBuffer(4))
    const cancel = () => void Atomics.store(cancelled, 0, 1)
    const mailbox = createMailbox()
    const worker = new Worker(entry, {
      workerData: { name, input, cancelled },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    })
    worker.on('message', (message: WorkerMessage) => mailbox.put(message))
    worker.on('error', (error) => mailbox.put({ kind: 'failure', code: null, params: {}, error }))
    const ended = new Promise<void>((resolve) => {
      worker.on('exit', (code) => {
        mailbox.put({ kind: 'failure', code: null, params: {}, error: new Error(`worker ended with code ${code}`) })
        resolve()
      })
    })
    const job: Running = { name, cancel, terminate: () => worker.terminate(), ended }
    running.add(job)
    signal?.addEventListener('abort', cancel)
    if (signal?.aborted) cancel()
    try {
      for (;;) {
        const message = await mailbox.take()
        if (message.kind === 'progress') yield message
        else if (message.kind === 'failure') throw toFailure(message)
        else return message.result as Result
      }
    } finally {
      signal?.removeEventListener('abort', cancel)
      cancel()
      await untilEnded(job, log, hangsAfterMs)
      running.delete(job)
    }
  }

  return {
    run,
    isRunning: ({ name }) => [...running].some((job) => job.name === name),
    async stopAll() {
      const all = [...running]
      for (const job of all) job.cancel()
      await Promise.all(all.map((job) => untilEnded(job, log, hangsAfterMs)))
    },
  }
}
