import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createCrashRule } from '../../../../main/hosts/electron/crash.ts'
import { dataFolderFor, profileFor } from '../../../../main/hosts/electron/data-folder.ts'
import { whyNoWindow } from '../../../../main/hosts/electron/electron-binary.ts'
import { isOurs } from '../../../../main/hosts/electron/origin.ts'
import { isAllowed } from '../../../../main/hosts/electron/permissions.ts'
import { defaultDataFolder } from '../../../../main/app/data-folder.ts'

describe('origin', () => {
  test.each(['app://enishi/index.html', 'app://enishi/', 'app://enishi', 'app://enishi/index.html#/leads?q=1'])(
    '%s is ours',
    (url) => {
      expect(isOurs(url)).toBe(true)
    },
  )
  test.each([
    'app://enishi.example/',
    'app://enishi:80/',
    'app://x@enishi/',
    'http://enishi/',
    'https://example.com/app://enishi/',
    'file:///app://enishi/',
    'app:enishi',
    'data:text/html,app://enishi/',
    'about:blank',
    '',
    'null',
    undefined,
  ])('%s is not', (url) => {
    expect(isOurs(url)).toBe(false)
  })
})

describe('permissions', () => {
  const ours = 'app://enishi/'
  test('the camera, asked for by our page, is granted, and so is putting a text into the clipboard', () => {
    expect(isAllowed({ permission: 'media', origin: ours, media: ['video'] })).toBe(true)
    expect(isAllowed({ permission: 'clipboard-sanitized-write', origin: ours, media: [undefined] })).toBe(true)
  })
  test.each([
    ['media', ours, ['audio']],
    ['media', ours, ['video', 'audio']],
    ['media', ours, []],
    ['media', ours, ['unknown']],
    ['media', ours, [undefined]],
    ['media', 'https://example.com/', ['video']],
    ['media', undefined, ['video']],
    ['display-capture', ours, ['video']],
    ['geolocation', ours, []],
    ['notifications', ours, []],
    ['clipboard-read', ours, []],
    ['clipboard-sanitized-write', 'https://example.com/', []],
    ['fileSystem', ours, []],
    ['openExternal', ours, []],
    ['hid', ours, []],
    ['unknown', ours, ['video']],
  ])('%s from %s for %j is refused', (permission, origin, media) => {
    expect(isAllowed({ permission, origin, media })).toBe(false)
  })
})

test('a page that crashes is loaded again, one that keeps crashing is not', () => {
  const rule = createCrashRule(3, 60_000)
  expect([0, 1000, 2000, 3000].map(rule)).toEqual(['reload', 'reload', 'reload', 'give_up'])
  const calm = createCrashRule(3, 60_000)
  expect([0, 70_000, 140_000, 210_000, 280_000].map(calm)).toEqual(Array.from({ length: 5 }, () => 'reload'))
})

test('whether a window can be opened here', () => {
  expect(whyNoWindow('linux', {}, 1000)).toBe('no_display')
  expect(whyNoWindow('linux', { DISPLAY: ':0' }, 1000)).toBeNull()
  expect(whyNoWindow('linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBeNull()
  expect(whyNoWindow('linux', { DISPLAY: ':0' }, 0)).toBe('root')
  expect(whyNoWindow('win32', {}, undefined)).toBeNull()
  expect(whyNoWindow('darwin', {}, 501)).toBeNull()
})

describe('the data folder of a start', () => {
  test('is what --data names, else ENISHI_DATA, else the usual one, and always absolute', () => {
    const env = { ENISHI_DATA: 'given by variable' }
    expect(dataFolderFor(['electron', '.', '--data', 'a b/データ'], env)).toBe(resolve('a b/データ'))
    expect(dataFolderFor(['enishi', '--data=x'], env)).toBe(resolve('x'))
    expect(dataFolderFor(['enishi'], env)).toBe(resolve('given by variable'))
    expect(dataFolderFor(['enishi', '--data'], {})).toBe(resolve(defaultDataFolder({})))
  })
  test('has a profile of its own where it is not the usual one', () => {
    expect(profileFor(resolve(defaultDataFolder({ ...process.env, ENISHI_DATA: '' })))).toBe('enishi-window')
    expect(profileFor('/a')).not.toBe(profileFor('/b'))
    expect(profileFor('/a')).toBe(profileFor('/a'))
  })
})
