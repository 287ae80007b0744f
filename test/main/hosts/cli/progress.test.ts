// Whoever looks at a terminal sees how far long work is; a program that reads along sees nothing of it.
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { runCli } from '../../../../main/hosts/cli/run.ts'
import { temporaryFolder } from '../../../support/folder.ts'

async function runAt(
  terminal: boolean,
  args: readonly string[],
): Promise<{ code: number; stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' }
  const stream = (name: keyof typeof said) =>
    Object.assign(
      new PassThrough().on('data', (data: Buffer) => (said[name] += data.toString())),
      { isTTY: terminal },
    )
  const code = await runCli(args, {
    stdin: new PassThrough(),
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env: { ENISHI_TEST_PASSPHRASE: 'correct horse' },
  })
  return { code, ...said }
}

test('bundles and merges show how far they are on a terminal, and nowhere else', async () => {
  const folder = temporaryFolder()
  const data = ['--data', join(folder, 'data')]
  const bundle = join(folder, 'one.enishi')
  const passphrase = ['--passphrase-env', 'ENISHI_TEST_PASSPHRASE']
  await runAt(false, ['demo', '--leads', '300', ...data])
  const written = await runAt(true, ['bundle', '--out', bundle, ...passphrase, ...data, '--json'])
  expect(written).toMatchObject({ code: 0, stderr: expect.stringMatching(/\r100 %/) })
  expect(JSON.parse(written.stdout)).toMatchObject({ leads: 300 })
  const merged = await runAt(true, ['merge', bundle, ...passphrase, '--accept-station', ...data])
  expect(merged).toMatchObject({ code: 0, stderr: expect.stringMatching(/\r *\d+ %/) })
  // the line is wiped before anything else is said
  expect(merged.stderr.endsWith('\r     \r')).toBe(true)
  expect(await runAt(false, ['merge', bundle, ...passphrase, ...data])).toMatchObject({ code: 0, stderr: '' })
})
