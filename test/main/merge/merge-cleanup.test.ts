// Cleaning up behind a merge that fails: the report is kept, the next merge runs, and what is due is done later.
import { mkdirSync, readFileSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeBundle } from '../../../main/bundle/write-bundle.ts'
import { erase } from '../../../main/erasure/erase.ts'
import { isWipeDue } from '../../../main/erasure/wipe.sql.ts'
import { openApp } from '../../../main/hosts/open-app.ts'
import { mergePaths } from '../../../main/merge/merge-bundles.ts'
import { openTestApp, scanOf, type TestApp } from '../../support/app.ts'
import { keyFile, RECIPIENT } from '../../support/bundles/stations.ts'
import { temporaryFolder } from '../../support/folder.ts'

const AT = '2026-01-30T09:00:00.000Z'
const JOURNAL = 'scans.journal'
const REMAINS = `.${JOURNAL}.0123456789ab.part`

async function bundleOf({ app }: TestApp, name: string): Promise<string> {
  const out = join(temporaryFolder(), name)
  await writeBundle(app, { out, exhibitorCode: null, recipients: [RECIPIENT], passphrase: null })
  return out
}
const merge = ({ app }: TestApp, file: string) =>
  mergePaths(app, [file], { identity: keyFile(), passphrase: null, acceptStation: true })

/** A station with one scan that another station has erased, and that station's bundle. */
async function withErasure() {
  const [here, there] = [await openTestApp({ folder: temporaryFolder() }), await openTestApp()]
  await here.owner.scan.record(scanOf(here.orbit, 'A1'))
  await here.owner.scan.record(scanOf(here.orbit, 'A2'))
  const { visitorId } = await there.owner.scan.record(scanOf(there.orbit, 'A1'))
  await erase(there.app, { kind: 'visitor', visitorId: visitorId! }, AT)
  return { here, there, file: await bundleOf(there, 'erased.enishi') }
}

test('the journal cannot be written: the report comes, the next merge runs, and the next start does what is due', async () => {
  const { here, there, file } = await withErasure()
  const { folder } = here.app
  // a folder that looks like the remains of an earlier write: no disk that is full or busy fails more surely
  mkdirSync(join(folder, REMAINS))
  expect(await merge(here, file)).toMatchObject({ erased: 1, owed: true, bundles: [{ status: 'merged' }] })
  expect(readFileSync(join(folder, 'log', 'enishi.log'), 'utf8')).toContain('"where":"wipe"')
  expect(isWipeDue(here.app.db)).toBe(true)
  expect(readFileSync(join(folder, JOURNAL), 'utf8').trim().split('\n')).toHaveLength(2)

  await there.owner.scan.record(scanOf(there.orbit, 'A3'))
  expect(await merge(here, await bundleOf(there, 'later.enishi'))).toMatchObject({ leads: { new: 1 } })
  await here.app.close()
  rmdirSync(join(folder, REMAINS))
  const again = openApp({ folder })
  expect(isWipeDue(again.db)).toBe(false)
  expect(readFileSync(join(folder, JOURNAL), 'utf8').trim().split('\n')).toHaveLength(1)
  await again.close()
})

test('a merge that fails lets the next one run, and a scan between them is written as ever', async () => {
  const { here, there, file } = await withErasure()
  await expect(merge(here, join(temporaryFolder(), 'none.enishi'))).rejects.toMatchObject({ code: 'file_unreadable' })
  expect(here.app.db.pragma('wal_autocheckpoint', { simple: true })).toBeGreaterThan(0)
  await here.owner.scan.record(scanOf(here.orbit, 'A9'))
  expect(await merge(here, file)).toMatchObject({ erased: 1 })
  expect((await there.owner.lead.list({ exhibitorId: there.orbit })).total).toBe(0)
})
