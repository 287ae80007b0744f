// Counts what the runners report. A report that is missing, empty or milder than the runner's exit code is a failure
// of its own, so that a crash can never read as success.
import { existsSync, readFileSync } from 'node:fs'

export interface Tally {
  passed: number
  failed: number
}

export const none: Tally = { passed: 0, failed: 0 }
export const add = (a: Tally, b: Tally): Tally => ({ passed: a.passed + b.passed, failed: a.failed + b.failed })

const settle = (name: string, exit: number, passed: number, failed: number, skipped: number): Tally => {
  const say = (text: string): void => console.error(`${name}: ${text}`)
  if (skipped > 0) say(`${skipped} skipped, counted as failed.`)
  if (passed + failed + skipped === 0) say('no tests ran, counted as failed.')
  else if (exit !== 0 && failed + skipped === 0) say(`ended with exit code ${exit} though no test failed, counted as failed.`)
  const bad = failed + skipped
  return { passed, failed: bad > 0 ? bad : exit !== 0 || passed === 0 ? 1 : 0 }
}

type Counts = [passed: number, failed: number, skipped: number]

const read = <T>(name: string, file: string, exit: number, count: (report: T) => Counts): Tally => {
  if (!existsSync(file)) {
    console.error(`${name}: ended with exit code ${exit} and left no report.`)
    return { passed: 0, failed: 1 }
  }
  return settle(name, exit, ...count(JSON.parse(readFileSync(file, 'utf8')) as T))
}

interface VitestReport {
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/** From vitest's JSON report. A file that failed as a whole (it could not be imported) counts as one failed test. */
export const tallyVitest = (file: string, exit: number): Tally =>
  read<VitestReport>('vitest', file, exit, ({ testResults }) => {
    const states = testResults.flatMap((result) => {
      const own = result.assertionResults.map((a) => a.status)
      return result.status === 'failed' && !own.includes('failed') ? [...own, 'failed'] : own
    })
    const passed = states.filter((s) => s === 'passed').length
    const failed = states.filter((s) => s === 'failed').length
    return [passed, failed, states.length - passed - failed]
  })

interface PlaywrightReport {
  errors: unknown[]
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
}

/** From Playwright's JSON report. A test that passed only when tried again has failed. */
export const tallyPlaywright = (file: string, exit: number): Tally =>
  read<PlaywrightReport>('playwright', file, exit, ({ stats, errors }) => [
    stats.expected,
    stats.unexpected + stats.flaky + (stats.unexpected === 0 ? errors.length : 0),
    stats.skipped,
  ])
