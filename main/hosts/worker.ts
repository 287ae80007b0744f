/** A worker thread's entry: runs the one job it was started for and posts what becomes of it. */
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../shared/errors.ts'
import type { WorkerMessage } from '../app/jobs.ts'
import { jobs, type AnyJob, type JobName } from './job-table.ts'

const { name, input, cancelled } = workerData as { name: JobName; input: unknown; cancelled: Int32Array }
const post = (message: WorkerMessage) => parentPort?.postMessage(message)

try {
  const job = (await jobs[name]()) as AnyJob
  const result = await job(input, {
    progress: (done, total) => post({ kind: 'progress', done, total }),
    throwIfCancelled() {
      if (Atomics.load(cancelled, 0) === 1) throw new AppError('cancelled')
    },
  })
  post({ kind: 'result', result })
} catch (error) {
  const failure = error instanceof Error ? error : new Error(String(error))
  const known = failure instanceof AppError
  post({
    kind: 'failure',
    code: known ? failure.code : null,
    params: known ? failure.params : {},
    message: failure.message,
    stack: failure.stack,
  })
}
