import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { tallyPlaywright, tallyVitest } from '../support/tally.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'enishi-tally-'))
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const report = (content: unknown): string => {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}
const vitestFile = (status: string, ...states: string[]) => ({ status, assertionResults: states.map((s) => ({ status: s })) })

test('tests are counted one by one', () => {
  const file = report({ testResults: [vitestFile('passed', 'passed', 'passed'), vitestFile('failed', 'passed', 'failed')] })
  expect(tallyVitest(file, 1)).toEqual({ passed: 3, failed: 1 })
})

test('a test file that cannot be loaded is a failure', () => {
  expect(tallyVitest(report({ testResults: [vitestFile('failed'), vitestFile('passed', 'passed')] }), 1)).toEqual({ passed: 1, failed: 1 })
})

test('what was skipped is a failure', () => {
  expect(tallyVitest(report({ testResults: [vitestFile('passed', 'passed', 'pending', 'todo')] }), 0)).toEqual({ passed: 1, failed: 2 })
  const stats = { expected: 4, unexpected: 0, flaky: 0, skipped: 1 }
  expect(tallyPlaywright(report({ errors: [], stats }), 0)).toEqual({ passed: 4, failed: 1 })
})

test('a runner that crashed, or ran nothing, is a failure', () => {
  expect(tallyVitest(join(folder, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1 })
  expect(tallyVitest(report({ testResults: [] }), 0)).toEqual({ passed: 0, failed: 1 })
  expect(tallyVitest(report({ testResults: [vitestFile('passed', 'passed')] }), 1)).toEqual({ passed: 1, failed: 1 })
  const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }
  expect(tallyPlaywright(report({ errors: [{}], stats }), 1)).toEqual({ passed: 0, failed: 1 })
})

test('a test that passed on the second try has failed', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 }
  expect(tallyPlaywright(report({ errors: [{}], stats }), 1)).toEqual({ passed: 3, failed: 2 })
})
