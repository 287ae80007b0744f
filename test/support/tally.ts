// Counts what the runners report. A report that is missing, empty or milder than the runner's exit code is a failure of
// its own, so that a crash can never read as success.
import { existsSync, readFileSync } from 'node:fs'

export interface Tally {
  passed: number
  failed: number
  /** A line for each thing that went wrong. */
  problems: string[]
}

/** What a runner says of its run. */
export interface Report extends Tally {
  skipped: number
}

export const none: Tally = { passed: 0, failed: 0, problems: [] }
export const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  problems: [...a.problems, ...b.problems],
})

const settle = (name: string, exit: number, { passed, failed, skipped, problems }: Report): Tally => {
  const more: string[] = []
  if (skipped > 0) more.push(`${name}: ${skipped} skipped, counted as failed.`)
  if (passed + failed + skipped === 0) more.push(`${name}: no tests ran, counted as failed.`)
  else if (exit !== 0 && failed + skipped === 0)
    more.push(`${name}: ended with exit code ${exit} though no test failed, counted as failed.`)
  const bad = failed + skipped
  return { passed, failed: bad > 0 ? bad : exit !== 0 || passed === 0 ? 1 : 0, problems: [...problems, ...more] }
}

const read = <T>(name: string, file: string, exit: number, toReport: (content: T) => Report): Tally =>
  existsSync(file)
    ? settle(name, exit, toReport(JSON.parse(readFileSync(file, 'utf8')) as T))
    : { passed: 0, failed: 1, problems: [`${name}: ended with exit code ${exit} and left no report.`] }

/** From the report of `vitest-report.ts`. */
export const tallyVitest = (file: string, exit: number): Tally => read<Report>('vitest', file, exit, (report) => report)

interface PlaywrightSuite {
  specs: { file: string; title: string; tests: { status: string; results: { error?: { message?: string } }[] }[] }[]
  suites?: PlaywrightSuite[]
}

interface PlaywrightReport {
  suites: PlaywrightSuite[]
  errors: { message?: string }[]
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
}

/** What is told of an error in one line. */
export const firstLine = (error: { message?: string } | undefined): string =>
  (error?.message ?? 'no message').split('\n')[0]!

const problemsOf = (suites: PlaywrightSuite[]): string[] =>
  suites.flatMap((suite) => [
    ...suite.specs.flatMap((spec) =>
      spec.tests
        .filter((test) => test.status !== 'expected')
        .map(
          (test) =>
            `${spec.file} > ${spec.title}: ${test.status}, ${firstLine(test.results.find((result) => result.error)?.error)}`,
        ),
    ),
    ...problemsOf(suite.suites ?? []),
  ])

/** From Playwright's JSON report. A test that passed only when tried again has failed. */
export const tallyPlaywright = (file: string, exit: number): Tally =>
  read<PlaywrightReport>('playwright', file, exit, ({ stats, errors, suites }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + (stats.unexpected === 0 ? errors.length : 0),
    skipped: stats.skipped,
    problems: [...errors.map(firstLine), ...problemsOf(suites)],
  }))
