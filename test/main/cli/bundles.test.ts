// Bundles by command: the shapes and exit codes that the command promises.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { mergeReport } from '../../../shared/contract/bundle.ts'
import { runCli } from '../../support/cli.ts'
import { temporaryFolder } from '../../support/folder.ts'

test('keys, bundle, merge, sealed return, erase: from two laptops to one organiser', async () => {
  vi.stubEnv('ENISHI_TEST_PASSPHRASE', '正しい馬の電池')
  const [laptop, organiser, out] = [temporaryFolder(), temporaryFolder(), temporaryFolder()]
  const on = async (folder: string, ...args: string[]) => {
    const { code, stdout, json, stderr } = await runCli(['--data', folder, '--json', ...args])
    return { code, stderr, value: stdout === '' ? null : json()[0] }
  }
  const [file, key, report] = ['laptop.enishi', 'organiser.key', 'report.json'].map((name) => join(out, name)) as [string, string, string]
  const withKey = ['--identity', key, '--passphrase-env', 'ENISHI_TEST_PASSPHRASE']
  await on(laptop, 'demo', '--leads', '30', '--seed', '1')
  await on(organiser, 'demo', '--leads', '20', '--seed', '2')

  expect(await on(organiser, 'keys', 'show')).toMatchObject({ code: 4, value: { error: { code: 'key_missing' } } })
  const made = await on(organiser, 'keys', 'new', '--out', key, '--passphrase-env', 'ENISHI_TEST_PASSPHRASE')
  const { recipient } = made.value as { recipient: string }
  expect((await on(organiser, 'keys', 'show')).value).toEqual({ recipient })
  expect(await on(organiser, 'keys', 'new', '--out', key)).toMatchObject({ code: 3, value: { error: { code: 'key_exists' } } })
  expect(await on(organiser, 'keys', 'new', '--out', `${key}2`, '--passphrase-env', 'NOT_SET')).toMatchObject({ code: 2 })

  expect(await on(laptop, 'bundle', '--out', file)).toMatchObject({ code: 3, value: { error: { code: 'bundle_no_reader' } } })
  const written = await on(laptop, 'bundle', '--out', file, '--to', recipient)
  expect(written).toMatchObject({ code: 0, value: { leads: 30, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown } })

  expect(await on(organiser, 'merge', file)).toMatchObject({ code: 3, value: { error: { code: 'bundle_wrong_key' } } })
  const unknown = await on(organiser, 'merge', file, ...withKey)
  expect(unknown).toMatchObject({ code: 5, value: { error: { code: 'station_unknown' } } })
  expect(unknown.stderr.trim().split('\n').length).toBe(1)
  const merged = await on(organiser, 'merge', file, ...withKey, '--accept-station', '--report', report)
  expect(merged).toMatchObject({ code: 0, value: { leads: { new: 30, changed: 0, unchanged: 0 }, conflicts: [], erased: 0 } })
  expect(mergeReport.parse(merged.value)).toEqual(JSON.parse(readFileSync(report, 'utf8')))
  expect(await on(organiser, 'merge', file, ...withKey)).toMatchObject({ code: 0, value: { leads: { new: 0, unchanged: 30 }, scans: { new: 0 } } })
  expect((await runCli(['--data', organiser, '--json', 'leads'])).json().length).toBe(50)
  // one stick of several that cannot be read: the others are merged, and the exit code says that not all is well
  const partly = await on(organiser, 'merge', file, key, ...withKey)
  expect(partly).toMatchObject({ code: 3, value: { bundles: [{ status: 'merged' }, { status: 'refused', error: { code: 'bundle_not_one' } }] } })

  const sealed = join(out, 'aurora.enishi')
  expect(await on(organiser, 'bundle', '--out', sealed, '--exhibitor', 'AURORA', '--to', recipient)).toMatchObject({ code: 0 })
  expect(await on(organiser, 'check-seal', sealed, ...withKey)).toMatchObject({ code: 0, value: { exhibitor: 'AURORA' } })
  expect(await on(organiser, 'check-seal', file, ...withKey)).toMatchObject({ code: 3, value: { error: { code: 'bundle_not_sealed' } } })

  const [{ visitorId }] = (await runCli(['--data', organiser, '--json', 'leads', '--limit', '1'])).json() as [{ visitorId: string }]
  expect(await on(organiser, 'erase', '--visitor', visitorId)).toMatchObject({ code: 0, value: { visitors: 1, notWiped: [] } })
  expect(await on(organiser, 'erase', '--email', 'nobody@example.jp')).toMatchObject({ code: 4, value: { error: { code: 'visitor_not_found' } } })
  expect(await on(organiser, 'erase')).toMatchObject({ code: 2 })
  expect(await on(organiser, 'check')).toMatchObject({ code: 0, value: { ok: true } })
})
