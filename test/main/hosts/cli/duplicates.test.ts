import { expect, test } from 'vitest'
import type { DuplicatePair } from '../../../../shared/contract/duplicate.ts'
import { runCli } from '../../../support/cli.ts'
import { temporaryFolder } from '../../../support/folder.ts'

const BADGES = [
  'MECARD:N:髙橋,太郎;SOUND:タカハシ,タロウ;ORG:㈱宇宙電波;TEL:09012345678;EMAIL:t.takahashi@uchu.example;;',
  'MECARD:N:高橋,太郎;ORG:株式会社宇宙電波;TEL:09012345678;EMAIL:taro@mail.example;;',
].join('\n')

test('pairs are listed best first, and applied by their id', async () => {
  const folder = temporaryFolder()
  const cli = (args: string[], input = '') => runCli([...args, '--data', folder, '--json'], input)
  await cli(['demo', '--leads', '60'])
  await cli(['scan', '--exhibitor', 'AURORA'], BADGES)
  const pairs = (await cli(['duplicates'])).json() as DuplicatePair[]
  const own = pairs.filter((pair) => pair.reasons.some(({ code }) => code === 'same_phone'))
  expect(own).toHaveLength(1)
  expect(Object.keys(own[0]!)).toEqual(['pairId', 'a', 'b', 'score', 'reasons'])
  expect(pairs.map((pair) => pair.score)).toEqual(pairs.map((pair) => pair.score).toSorted((x, y) => y - x))
  expect(pairs.every((pair) => pair.score >= 0.5)).toBe(true)
  expect((await cli(['duplicates', '--min-score', '1.5'])).code).toBe(2)
  const leads = async () => (await cli(['leads', '--exhibitor', 'AURORA'])).json().length
  const before = await leads()

  expect((await cli(['duplicates', '--apply', 'nothing'])).code).toBe(4)
  const applied = await cli(['duplicates', '--apply', own[0]!.pairId])
  expect([applied.code, applied.json()]).toEqual([0, own])
  expect(await leads()).toBe(before - 1)
  expect(((await cli(['duplicates'])).json() as DuplicatePair[]).map((pair) => pair.pairId)).not.toContain(
    own[0]!.pairId,
  )
})
