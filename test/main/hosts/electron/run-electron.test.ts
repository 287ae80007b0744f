// A small Node program in Electron's place: what matters here is only how it ends.
import { expect, test } from 'vitest'
import { runElectron } from '../../../../main/hosts/electron/run-electron.ts'

const run = (code: string, earlyMs?: number) => runElectron(process.execPath, ['-e', code], earlyMs)

test('a window that was closed ends the start', async () => {
  expect(await run('')).toEqual({ code: 0 })
})

test('an Electron that fails at once is a reason to use the browser', async () => {
  expect(await run('process.exit(7)')).toEqual({ why: 'ended', detail: '7' })
  expect(await run('process.kill(process.pid, "SIGTRAP")')).toEqual({ why: 'ended', detail: 'SIGTRAP' })
})

test('one that fails later has shown its window: no second app is opened', async () => {
  expect(await run('process.exit(7)', 0)).toEqual({ code: 7 })
})

test('a binary that does not start is a reason too', async () => {
  expect(await runElectron('/nowhere/electron', [])).toEqual({
    why: 'not_started',
    detail: expect.stringContaining('ENOENT'),
  })
})
