// `npm test`: the build, unit and integration tests, then the end-to-end tests in a real browser. Nothing is left out
// in silence: a runner that dies, finds no tests or skips some counts as a failure. The failures stand together at the
// end, and the last line is `N passed, N failed`.
import { join } from 'node:path'
import { buildAll } from '../workshop/bundle.ts'
import { ensureBrowser } from './support/browser.ts'
import { electronIsUsable } from './support/electron/real.ts'
import { type Tally, add, none, tallyPlaywright, tallyVitest } from './support/tally.ts'
import { startToolRun } from './support/tool-run.ts'

const tools = startToolRun()

const heading = (text: string): void => console.log(`\n— ${text}\n`)

const failure = (what: string, error: unknown): Tally => {
  return { passed: 0, failed: 1, problems: [`${what}: ${error instanceof Error ? error.message : String(error)}`] }
}

async function unit(): Promise<Tally> {
  heading('Unit and integration tests')
  const report = join(tools.folder, 'vitest.json')
  const exit = await tools.run(
    'vitest/vitest.mjs',
    ['run', '--reporter=default', '--reporter=./test/support/vitest-report.ts'],
    { ENISHI_VITEST_REPORT: report },
  )
  return tallyVitest(report, exit)
}

/** Null, or why the page and the shell cannot be tested. */
async function build(): Promise<Tally | null> {
  heading('Build')
  try {
    await buildAll()
    return null
  } catch (error) {
    return failure('The build failed, so the end-to-end tests did not run', error)
  }
}

async function endToEnd(): Promise<Tally> {
  heading('End-to-end tests')
  let browser: string
  try {
    browser = ensureBrowser()
  } catch (error) {
    return failure('The end-to-end tests did not run', error)
  }
  const electron = electronIsUsable()
  console.log(`Browser: ${browser}`)
  console.log(
    electron.usable
      ? `Electron: ${electron.path}`
      : `Electron itself is not tested here (${electron.why}): the shell runs on the stand-in alone, in a real browser page.`,
  )
  const report = join(tools.folder, 'playwright.json')
  const exit = await tools.run('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    ENISHI_BROWSER: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  return tallyPlaywright(report, exit)
}

const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : null
let total = none
// first, because a unit test opens the built page
const notBuilt = await build()
if (only === null || only === 'unit') total = add(total, await unit())
if (only === null || only === 'e2e') total = add(total, notBuilt ?? (await endToEnd()))
if (total.passed + total.failed === 0) total = failure('Nothing ran', new Error('--only takes unit or e2e'))

if (total.problems.length > 0) {
  heading('What went wrong')
  console.log(total.problems.join('\n'))
}
process.exitCode = total.failed === 0 ? 0 : 1
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
