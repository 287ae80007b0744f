// Closing and long work when something fails: a step that throws, a worker that spins, a job whose cause must be found.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { openFolder } from '../../../main/app/app.ts'
import { createJobs, resultOf, type Job } from '../../../main/app/jobs.ts'
import { createLog } from '../../../main/app/log.ts'
import { openApp } from '../../../main/hosts/open-app.ts'
import { openTestApp } from '../../support/app.ts'
import { temporaryFolder } from '../../support/folder.ts'

const logOf = (folder: string): string => readFileSync(join(folder, 'log', 'enishi.log'), 'utf8')

/** The entry of a worker that does `body`. */
function workerOf(folder: string, body: string): URL {
  const file = join(folder, 'worker.mjs')
  writeFileSync(file, `import { parentPort, workerData } from 'node:worker_threads'\n${body}\n`)
  return pathToFileURL(file)
}

const job: Job<null, string> = { name: 'work' }
const unknownJob: Job<null, string> = { name: 'no such job' }
const SPIN = `parentPort.postMessage({ kind: 'progress', done: 1, total: 2 }); for (;;) {}`

test('every step runs although some fail, and the failures are logged in order', async () => {
  const folder = temporaryFolder()
  const { app } = await openTestApp({ folder })
  const done: number[] = []
  app.onClose(() => void done.push(1))
  app.onClose(() => {
    throw new Error('step two')
  })
  app.onClose(() => Promise.reject(new Error('step three')))
  app.onClose(async () => void (await Promise.resolve(done.push(4))))
  await app.close()
  expect(done).toEqual([1, 4])
  expect(logOf(folder)).toMatch(/step two[^]*step three/)
})

test('an app closes its database although a step throws, logs the cause, and the folder opens again', async () => {
  const folder = temporaryFolder()
  const { app } = await openTestApp({ folder })
  const done: string[] = []
  app.onClose(() => {
    throw new Error('the stick is gone')
  })
  app.onClose(() => void done.push('the step after it'))
  await app.close()
  expect(done).toEqual(['the step after it'])
  expect(app.db.open).toBe(false)
  expect(logOf(folder)).toContain('the stick is gone')
  await openApp({ folder }).close()
})

test('a worker that spins is ended with the app, which is closed then', async () => {
  const folder = temporaryFolder()
  const log = createLog(folder)
  const jobs = createJobs(workerOf(folder, SPIN), log, 200)
  const run = jobs.run(job, null)
  expect(await run.next()).toMatchObject({ value: { kind: 'progress' } })
  expect(jobs.isRunning(job)).toBe(true)
  const ended = run.next().then(
    () => 'a result',
    (error: unknown) => String(error),
  )
  const from = performance.now()
  await jobs.stopAll()
  expect(await ended).toContain('worker ended')
  expect(performance.now() - from).toBeLessThan(5_000)
  expect(jobs.isRunning(job)).toBe(false)
  expect(logOf(folder)).toContain('A worker did not end and was stopped')
})

test('a caller who leaves is not held up by a worker that spins', async () => {
  const folder = temporaryFolder()
  const jobs = createJobs(workerOf(folder, SPIN), createLog(folder), 200)
  for await (const progress of jobs.run(job, null)) {
    expect(progress.kind).toBe('progress')
    break
  }
  expect(jobs.isRunning(job)).toBe(false)
})

test('what a job fails with reaches the log with its causes', async () => {
  const folder = temporaryFolder()
  const body = `const error = new Error('the page is damaged', { cause: new Error('disk read failed') })
    parentPort.postMessage({ kind: 'failure', code: 'storage_damaged', params: { folder: '' }, error })`
  const app = openFolder({ folder, worker: workerOf(folder, body) })
  const failure: unknown = await resultOf(app.jobs.run(job, null)).catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'storage_damaged' })
  app.log.failure(failure, 'test')
  expect(logOf(folder)).toContain('the page is damaged')
  expect(logOf(folder)).toContain('disk read failed')
  await app.close()
})

test('a job of the app itself that fails leaves its cause in the log when its answer is made', async () => {
  const folder = temporaryFolder()
  const { app } = await openTestApp({ folder })
  const failure: unknown = await resultOf(app.jobs.run(unknownJob, null)).catch((error: unknown) => error)
  app.log.failure(failure, 'test')
  expect(logOf(folder)).toContain('there is no job')
  expect(logOf(folder)).toContain('worker.ts')
})
