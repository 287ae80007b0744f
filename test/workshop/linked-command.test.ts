import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/folder.ts'

const ENISHI = resolve(import.meta.dirname, '../../workshop/enishi.cjs')

test('the linked command works in the folder one stands in, and ends as the command does', () => {
  const cwd = temporaryFolder()
  const enishi = (args: string[], input = '') =>
    spawnSync(process.execPath, [ENISHI, ...args, '--json'], { cwd, input, encoding: 'utf8' })
  expect(enishi(['demo', '--leads', '0', '--data', 'here']).status).toBe(0)
  expect(JSON.parse(enishi(['scan', '--exhibitor', 'AURORA', '--data', join(cwd, 'here')], 'A1').stdout)).toMatchObject(
    { outcome: 'new' },
  )
  expect(enishi(['leads', '--exhibitor', 'NOBODY', '--data', 'here']).status).toBe(4)
})
