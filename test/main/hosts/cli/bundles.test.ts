// Bundles by command: the shapes and exit codes that the command promises.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { mergeReport } from '../../../../shared/contract/bundle.ts'
import { runCli } from '../../../support/cli.ts'
import { temporaryFolder } from '../../../support/folder.ts'

test("the organiser's public key is in the exhibition file, also where it was made before the exhibition was set up", async () => {
  const [folder, out] = [temporaryFolder(), temporaryFolder()]
  const on = (...args: string[]) => runCli(['--data', folder, '--json', ...args])
  const [{ recipient }] = (await on('keys', 'new', '--out', join(out, 'organiser.key'))).json() as [
    { recipient: string },
  ]
  await on('demo', '--leads', '0')
  expect((await on('setup', '--export', join(out, 'fair.json'))).code).toBe(0)
  expect(JSON.parse(readFileSync(join(out, 'fair.json'), 'utf8'))).toMatchObject({ organiser: { recipient } })
})

test('what cannot be written where it should is told in one line, and nothing is lost by it', async () => {
  vi.stubEnv('ENISHI_TEST_PASSPHRASE', 'over to you')
  const [laptop, organiser, out] = [temporaryFolder(), temporaryFolder(), temporaryFolder()]
  const on = async (folder: string, ...args: string[]) => {
    const { code, stderr, json } = await runCli([
      '--data',
      folder,
      '--json',
      ...args,
      '--passphrase-env',
      'ENISHI_TEST_PASSPHRASE',
    ])
    return { code, lines: stderr.trimEnd().split('\n').length, value: json()[0] }
  }
  await runCli(['--data', laptop, 'demo', '--leads', '5', '--seed', '1'])
  await runCli(['--data', organiser, 'demo', '--leads', '5', '--seed', '2'])
  expect(await on(laptop, 'bundle', '--out', join(out, 'nowhere', 'x.enishi'))).toMatchObject({
    code: 6,
    lines: 1,
    value: { error: { code: 'file_unwritable' } },
  })
  expect(await on(laptop, 'bundle', '--out', out)).toMatchObject({
    code: 2,
    lines: 1,
    value: { error: { code: 'usage' } },
  })
  expect(await on(laptop, 'bundle', '--out', join(laptop, 'keys', 'organiser.age'))).toMatchObject({
    code: 2,
    value: { error: { code: 'usage' } },
  })
  // a name that another machine gave itself begins no line of its own and does nothing to the terminal
  const db = new Database(join(laptop, 'enishi.db'))
  db.prepare('UPDATE station SET name = ?').run('laptop\n\u001b[2Jall is well')
  db.close()
  const file = join(out, 'laptop.enishi')
  expect(await on(laptop, 'bundle', '--out', file)).toMatchObject({ code: 0 })
  const refused = await runCli(['--data', organiser, 'merge', file, '--passphrase-env', 'ENISHI_TEST_PASSPHRASE'])
  expect(refused.code).toBe(5)
  expect(refused.stderr.trimEnd()).toContain('all is well')
  expect(refused.stderr.trimEnd()).not.toMatch(/\p{Cc}/u)
  // the merge is done by then: the report is shown, and the exit code says that its file is not there
  expect(
    await on(organiser, 'merge', file, '--accept-station', '--report', join(out, 'nowhere', 'report.json')),
  ).toMatchObject({ code: 6, lines: 1, value: { leads: { new: 5 }, bundles: [{ status: 'merged' }] } })
})

test('keys, bundle, merge, sealed return, erase: from two laptops to one organiser', async () => {
  vi.stubEnv('ENISHI_TEST_PASSPHRASE', '正しい馬の電池')
  const [laptop, organiser, out] = [temporaryFolder(), temporaryFolder(), temporaryFolder()]
  const on = async (folder: string, ...args: string[]) => {
    const { code, stdout, json, stderr } = await runCli(['--data', folder, '--json', ...args])
    return { code, stderr, value: stdout === '' ? null : json()[0] }
  }
  const [file, key, report] = ['laptop.enishi', 'organiser.key', 'report.json'].map((name) => join(out, name)) as [
    string,
    string,
    string,
  ]
  const withKey = ['--identity', key, '--passphrase-env', 'ENISHI_TEST_PASSPHRASE']
  await on(laptop, 'demo', '--leads', '30', '--seed', '1')
  await on(organiser, 'demo', '--leads', '20', '--seed', '2')

  expect(await on(organiser, 'keys', 'show')).toMatchObject({ code: 4, value: { error: { code: 'key_missing' } } })
  const made = await on(organiser, 'keys', 'new', '--out', key, '--passphrase-env', 'ENISHI_TEST_PASSPHRASE')
  const { recipient } = made.value as { recipient: string }
  expect((await on(organiser, 'keys', 'show')).value).toEqual({ recipient })
  expect(await on(organiser, 'keys', 'new', '--out', key)).toMatchObject({
    code: 3,
    value: { error: { code: 'key_exists' } },
  })
  expect(await on(organiser, 'keys', 'new', '--out', `${key}2`, '--passphrase-env', 'NOT_SET')).toMatchObject({
    code: 2,
  })

  expect(await on(laptop, 'bundle', '--out', file)).toMatchObject({
    code: 3,
    value: { error: { code: 'bundle_no_recipient' } },
  })
  const written = await on(laptop, 'bundle', '--out', file, '--to', recipient)
  expect(written).toMatchObject({
    code: 0,
    value: { leads: 30, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown },
  })

  expect(await on(organiser, 'merge', file)).toMatchObject({ code: 3, value: { error: { code: 'bundle_wrong_key' } } })
  const unknown = await on(organiser, 'merge', file, ...withKey)
  expect(unknown).toMatchObject({ code: 5, value: { error: { code: 'station_unknown' } } })
  expect(unknown.stderr.trim().split('\n').length).toBe(1)
  const merged = await on(organiser, 'merge', file, ...withKey, '--accept-station', '--report', report)
  expect(merged).toMatchObject({
    code: 0,
    value: { leads: { new: 30, changed: 0, unchanged: 0 }, conflicts: [], erased: 0 },
  })
  expect(mergeReport.parse(merged.value)).toEqual(JSON.parse(readFileSync(report, 'utf8')))
  expect(await on(organiser, 'merge', file, ...withKey)).toMatchObject({
    code: 0,
    value: { leads: { new: 0, unchanged: 30 }, scans: { new: 0 } },
  })
  expect((await runCli(['--data', organiser, '--json', 'leads'])).json().length).toBe(50)
  // one stick of several that cannot be read: the others are merged, and the exit code says that not all is well
  const partly = await on(organiser, 'merge', file, key, ...withKey)
  expect(partly).toMatchObject({
    code: 3,
    value: { bundles: [{ status: 'merged' }, { status: 'refused', error: { code: 'bundle_not_one' } }] },
  })

  const sealed = join(out, 'aurora.enishi')
  expect(await on(organiser, 'bundle', '--out', sealed, '--exhibitor', 'AURORA', '--to', recipient)).toMatchObject({
    code: 0,
  })
  expect(await on(organiser, 'check-seal', sealed, ...withKey)).toMatchObject({
    code: 0,
    value: { exhibitor: 'AURORA' },
  })
  expect(await on(organiser, 'check-seal', file, ...withKey)).toMatchObject({
    code: 3,
    value: { error: { code: 'bundle_not_sealed' } },
  })

  const [{ visitorId }] = (await runCli(['--data', laptop, '--json', 'leads', '--limit', '1'])).json() as [
    { visitorId: string },
  ]
  expect(await on(organiser, 'erase', '--visitor', visitorId)).toMatchObject({
    code: 0,
    value: { visitors: 1, notWiped: [] },
  })
  expect(await on(organiser, 'erase', '--email', 'nobody@example.jp')).toMatchObject({
    code: 4,
    value: { error: { code: 'visitor_not_found' } },
  })
  const nobody = await runCli(['--data', organiser, 'erase', '--badge', 'NOSUCH-9'])
  expect(nobody).toMatchObject({ code: 0 })
  expect(nobody.stdout).toContain('No lead is recorded here under “NOSUCH-9”')
  expect(await on(organiser, 'erase')).toMatchObject({ code: 2 })
  const after = await runCli(['--data', organiser, 'merge', file, ...withKey])
  expect(after.stdout).toMatch(/, erased \d+\. Nothing is missing\./)
  expect(await on(organiser, 'check')).toMatchObject({ code: 0, value: { ok: true } })
})
