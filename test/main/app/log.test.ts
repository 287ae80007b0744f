import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLog } from '../../../main/app/log.ts'
import { temporaryFolder } from '../../support/folder.ts'

const linesOf = (file: string): Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test('a failure is found by its reference, with all its causes', () => {
  const folder = temporaryFolder()
  const reference = createLog(folder).failure(
    new Error('outer', { cause: new Error('inner', { cause: 'a text' }) }),
    'lead.list',
  )
  expect(linesOf(join(folder, 'log', 'enishi.log'))).toMatchObject([
    { reference, where: 'lead.list', error: { message: 'outer', cause: { message: 'inner', cause: 'a text' } } },
  ])
})

test('two files of a limited size are kept, and nothing is lost between them', () => {
  const folder = temporaryFolder()
  const log = createLog(folder)
  const file = join(folder, 'log', 'enishi.log')
  log.note('first')
  for (let i = 0; i < 24; i++) log.note('x'.repeat(100_000), { i })
  expect(statSync(file).size).toBeLessThan(1_200_000)
  expect(statSync(`${file}.1`).size).toBeLessThan(1_200_000)
  expect(existsSync(`${file}.2`)).toBe(false)
  const kept = [...linesOf(`${file}.1`), ...linesOf(file)].map(({ i }) => i as number)
  expect(kept).toEqual(Array.from({ length: kept.length }, (_, i) => 24 - kept.length + i))
})

test('a log that cannot be written stops nobody', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'log'), '')
  expect(createLog(folder).failure(new Error('x'), 'y')).toMatch(/^[0-9a-f]{8}$/)
})
