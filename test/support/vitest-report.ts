// A reporter for vitest: how many tests passed, failed or did not run, and what went wrong, also beside the tests (a
// test process that died).
import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'
import { firstLine, type Report } from './tally.ts'

const withCauses = (error: SerializedError): string =>
  firstLine(error) + (error.cause ? ` (${withCauses(error.cause)})` : '')

/** Counts a file that failed as a whole (it could not be imported) as one failed test. */
export function summarise(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Report {
  const report: Report = { passed: 0, failed: 0, skipped: 0, problems: unhandled.map(withCauses) }
  for (const module of modules) {
    const name = relative(process.cwd(), module.moduleId)
    const failedBefore = report.failed
    for (const test of module.children.allTests()) {
      const { state, errors } = test.result()
      if (state === 'passed') report.passed += 1
      else if (state === 'failed') report.failed += 1
      else report.skipped += 1
      if (state === 'failed') report.problems.push(`${name} > ${test.fullName}: ${firstLine(errors[0])}`)
      else if (state !== 'passed') report.problems.push(`${name} > ${test.fullName}: did not end`)
    }
    if (module.state() === 'failed' && report.failed === failedBefore) {
      report.failed += 1
      report.problems.push(`${name}: ${firstLine(module.errors()[0])}`)
    }
  }
  return report
}

export default class VitestReport implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    writeFileSync(process.env.ENISHI_VITEST_REPORT!, JSON.stringify(summarise(modules, unhandled)))
  }
}
