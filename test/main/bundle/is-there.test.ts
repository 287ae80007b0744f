import { expect, test } from 'vitest'
import { isThere } from '../../../main/bundle/is-there.ts'
import { temporaryFolder } from '../../support/folder.ts'

test('a folder is there or not', async () => {
  const folder = temporaryFolder()
  expect([await isThere(folder), await isThere(`${folder}/none`)]).toEqual([true, false])
})

test('a drive that does not answer counts as not there, and is not asked again while it is silent', async () => {
  let asked = 0
  let answer: () => void = () => undefined
  const silent = () => {
    asked += 1
    return new Promise<void>((resolve) => (answer = resolve))
  }
  expect(await Promise.all([isThere('/dead', silent), isThere('/dead', silent)])).toEqual([false, false])
  expect([await isThere('/dead', silent), asked]).toEqual([false, 1])
  answer()
  await new Promise(setImmediate)
  expect(await isThere('/dead', () => Promise.resolve())).toBe(true)
})
