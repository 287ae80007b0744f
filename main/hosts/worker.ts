/** The entry of a worker thread: runs the one job it was started for and posts the result. */
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../shared/errors.ts'
import type { JobWork, WorkerMessage } from '../app/jobs.ts'
import { jobTable } from './job-table.ts'

const { name, input, cancelled } = workerData as { name: string; input: unknown; cancelled: Int32Array }
const post = (message: WorkerMessage) => parentPort?.postMessage(message)

try {
  const load = jobTable[name]
  if (load === undefined) throw new Error(`there is no job "${name}"`)
  const work = (await load()) as JobWork<unknown, unknown>
  const result = await work(input, {
    progress: (done, total) => post({ kind: 'progress', done, total }),
    throwIfCancelled() {
      if (Atomics.load(cancelled, 0) === 1) throw new AppError('cancelled')
    },
  })
  post({ kind: 'result', result })
} catch (failure) {
  const { code, params, cause } = failure instanceof AppError ? failure : { code: null, params: {}, cause: failure }
  // An error is cloned with its stack and causes, so that the log can show them.
  post({ kind: 'failure', code, params, error: cause ?? failure })
}
