// Loads what worker threads load, so that what Node makes of it is in its cache, and sets up the exhibition in the
// folder that is named. Started by `prepare.ts`.
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { jobTable } from '../../main/hosts/job-table.ts'
import { applyExhibition } from '../../main/exhibition/apply-exhibition.ts'
import { openApp } from '../../main/hosts/open-app.ts'
import { getThisStation } from '../../main/station/station.sql.ts'
import { exhibitionFile } from './exhibition.ts'

await Promise.all(Object.values(jobTable).map((load) => load()))
// the worker's entry can be loaded in a worker alone; it is told of no job, posts that, and ends
await once(
  new Worker(new URL('../../main/hosts/worker.ts', import.meta.url), {
    workerData: { name: '', input: null, cancelled: new Int32Array(1) },
  }),
  'exit',
)

// most tests start with this exhibition: anew, each would hash the PIN and run every migration
const app = openApp({ folder: process.argv[2]! })
await applyExhibition(app, exhibitionFile(), new Date().toISOString())
if (getThisStation(app.db) !== null) throw new Error('The template is a station: all its copies would be the same one')
await app.close()
