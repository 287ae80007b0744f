// Loads what worker threads load, and ends: what Node makes of it is then in its cache. Started by `compile-first.ts`.
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { jobTable } from '../../main/hosts/job-table.ts'

await Promise.all(Object.values(jobTable).map((load) => load()))
// the worker's entry can be loaded in a worker alone; it is told of no job, posts that, and ends
await once(
  new Worker(new URL('../../main/hosts/worker.ts', import.meta.url), {
    workerData: { name: '', input: null, cancelled: new Int32Array(1) },
  }),
  'exit',
)
