import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createConfStore, createSettings } from '../../../main/app/settings.ts'
import { DEFAULT_SETTINGS } from '../../../shared/domain/default-settings.ts'
import { temporaryFolder } from '../../support/folder.ts'

test('a change keeps the rest, and is there at the next start', () => {
  const folder = temporaryFolder()
  createSettings(createConfStore(folder)).set({ language: 'ja', staff: '髙橋' })
  createSettings(createConfStore(folder)).set({ mirror: true })
  expect(createSettings(createConfStore(folder)).get()).toEqual({
    ...DEFAULT_SETTINGS,
    language: 'ja',
    staff: '髙橋',
    mirror: true,
  })
})

test('what another version wrote otherwise falls back to the default, and takes nothing else with it', () => {
  const folder = temporaryFolder()
  writeFileSync(
    join(folder, 'settings.json'),
    JSON.stringify({ language: 'fr', staff: 'Aiko', wedge: { layout: 'dvorak' }, of: 'tomorrow' }),
  )
  expect(createSettings(createConfStore(folder)).get()).toEqual({ ...DEFAULT_SETTINGS, staff: 'Aiko' })
})

test('a damaged file is replaced, and nothing stops', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'settings.json'), '{"language":')
  const settings = createSettings(createConfStore(folder))
  expect(settings.get()).toEqual(DEFAULT_SETTINGS)
  settings.set({ sound: false })
  expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toMatchObject({ sound: false })
})
