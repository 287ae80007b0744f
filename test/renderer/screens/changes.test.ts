import { expect, test } from 'vitest'
import { changesOf } from '../../../renderer/screens/organise/exhibition/changes.ts'
import { exhibitionFile } from '../../support/exhibition.ts'
import { command, openTestApp } from '../../support/app.ts'

test('an applied file names what it changed, PINs among them, and nothing when it is applied again', async () => {
  const { owner } = await openTestApp()
  const before = await owner.exhibition.get()
  if (before === null) throw new Error('no exhibition')
  const file = exhibitionFile()
  const [orbit, ...others] = file.exhibitors
  const changed = {
    ...file,
    exhibition: { ...file.exhibition, id: before.exhibitionId, booth: 'Z-9' },
    exhibitors: [{ ...orbit!, name: { en: 'Orbit Works', ja: 'オービット' }, pin: '97531' }, ...others],
  }
  const after = await owner.exhibition.apply({ command: command(), file: changed })
  expect(changesOf(before, after)).toEqual({
    parts: ['booth'],
    counts: { added: 0, removed: 0, names: 1, details: 0, pins: 1 },
  })
  const again = await owner.exhibition.apply({ command: command(), file: changed })
  expect(changesOf(after, again)).toEqual({
    parts: [],
    counts: { added: 0, removed: 0, names: 0, details: 0, pins: 0 },
  })
})
