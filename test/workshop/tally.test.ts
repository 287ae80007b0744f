import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tallyPlaywright, tallyVitest, type Tally } from '../support/tally.ts'

const root = resolve(import.meta.dirname, '../..')
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'enishi-tally-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const report = (content: unknown): string => {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

/** What vitest's run of these files comes to. */
function vitestOf(files: Record<string, string>): Tally {
  const runs = mkdtempSync(join(folder, 'run-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(runs, name), text)
  const file = join(runs, 'report.json')
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--globals',
      '--pool=forks',
      `--reporter=${join(root, 'test/support/vitest-report.ts')}`,
    ],
    { cwd: runs, env: { ...process.env, ENISHI_VITEST_REPORT: file } },
  )
  return tallyVitest(file, status ?? 1)
}

test('tests are counted one by one, and what failed is named; what was skipped is a failure', () => {
  const tally = vitestOf({
    'a.test.js': "test('good', () => {}); test('bad', () => expect(1).toBe(2)); test.skip('left out', () => {})",
    'b.test.js': "test('fine', () => {})",
  })
  expect(tally).toMatchObject({ passed: 2, failed: 2 })
  expect(tally.problems.join('\n')).toMatch(
    /a\.test\.js > bad: .*expected 1 to be 2[\s\S]*a\.test\.js > left out: did not end/,
  )
})

test('a test file that cannot be loaded is a failure', () => {
  const tally = vitestOf({ 'a.test.js': "throw new Error('no such thing')", 'b.test.js': "test('fine', () => {})" })
  expect(tally).toMatchObject({ passed: 1, failed: 1 })
  expect(tally.problems.join('\n')).toContain('a.test.js: no such thing')
})

test('a test process that dies takes its tests with it, and how it ended is told', () => {
  const tally = vitestOf({
    'a.test.js':
      "test('first', () => {}); test('dies', () => process.kill(process.pid, 'SIGKILL')); test('last', () => {})",
  })
  expect(tally.failed).toBeGreaterThan(0)
  expect(tally.problems.join('\n')).toContain('SIGKILL')
})

test('a runner that crashed, or ran nothing, is a failure', () => {
  expect(tallyVitest(join(folder, 'absent.json'), 0)).toMatchObject({ passed: 0, failed: 1 })
  expect(tallyVitest(report({ passed: 0, failed: 0, skipped: 0, problems: [] }), 0)).toMatchObject({
    passed: 0,
    failed: 1,
  })
  expect(tallyVitest(report({ passed: 1, failed: 0, skipped: 0, problems: [] }), 1)).toMatchObject({
    passed: 1,
    failed: 1,
  })
  const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }
  expect(tallyPlaywright(report({ errors: [{}], stats, suites: [] }), 1)).toMatchObject({ passed: 0, failed: 1 })
})

describe('of Playwright’s tests', () => {
  const spec = (title: string, status: string, ...errors: string[]) => ({
    file: 'a.spec.ts',
    title,
    tests: [{ status, results: errors.map((message) => ({ error: { message } })) }],
  })

  test('one that was skipped has failed', () => {
    const stats = { expected: 4, unexpected: 0, flaky: 0, skipped: 1 }
    expect(tallyPlaywright(report({ errors: [], stats, suites: [] }), 0)).toMatchObject({ passed: 4, failed: 1 })
  })

  test('one that passed on the second try has failed; each is named', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 }
    const suites = [
      {
        specs: [spec('good', 'expected')],
        suites: [{ specs: [spec('late', 'flaky', 'Timed out\n  at'), spec('bad', 'unexpected', 'No')] }],
      },
    ]
    const tally = tallyPlaywright(report({ errors: [{}], stats, suites }), 1)
    expect(tally).toMatchObject({ passed: 3, failed: 2 })
    expect(tally.problems).toEqual([
      'no message',
      'a.spec.ts > late: flaky, Timed out',
      'a.spec.ts > bad: unexpected, No',
    ])
  })
})
