// The history of a lead names who set a field, at whichever station; a conflict is about the field alone.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeBundle } from '../../../main/bundle/write-bundle.ts'
import { mergePaths } from '../../../main/merge/merge-bundles.ts'
import { command, openTestApp, scanOf, type TestApp } from '../../support/app.ts'
import { keyFile, RECIPIENT } from '../../support/bundles/stations.ts'
import { temporaryFolder } from '../../support/folder.ts'

const by = (name: string, at: string) => ({ ...command(at), by: name })

async function merge(from: TestApp, into: TestApp) {
  const out = join(temporaryFolder(), 'one.enishi')
  await writeBundle(from.app, { out, exhibitorCode: null, recipients: [RECIPIENT], passphrase: null })
  return mergePaths(into.app, [out], { identity: keyFile(), passphrase: null, acceptStation: true })
}

test('who set a field last is named, also after a merge; who set it before is not', async () => {
  const [here, there] = [await openTestApp(), await openTestApp()]
  const leadId = (await here.owner.scan.record(scanOf(here.orbit, 'A1'))).leadId!
  await there.owner.scan.record(scanOf(there.orbit, 'A1'))
  const history = async () =>
    (await here.owner.lead.get({ leadId })).changes.map((change) => [change.field, change.value, change.by])

  await here.owner.lead.setRank({ command: by('愛子', '2026-01-28T01:00:00.000Z'), leadId, rank: 'B' })
  expect(await history()).toEqual([['rank', 'B', '愛子']])
  await here.owner.lead.setRank({ command: command('2026-01-28T02:00:00.000Z'), leadId, rank: 'C' })
  expect(await history()).toEqual([['rank', 'C', '']])
  await here.owner.lead.setTags({
    command: by('Aiko', '2026-01-28T03:00:00.000Z'),
    leadId,
    add: ['antenna'],
    remove: [],
  })
  await there.owner.lead.setRank({ command: by('Ben', '2026-01-28T04:00:00.000Z'), leadId, rank: 'A' })

  const { conflicts, conflictCount } = await merge(there, here)
  expect([conflicts.map(({ field }) => field), conflictCount]).toEqual([['rank'], 1])
  expect(await history()).toEqual([
    ['rank', 'A', 'Ben'],
    ['tag.antenna', true, 'Aiko'],
  ])
  expect((await here.owner.lead.get({ leadId })).lead).toMatchObject({ rank: 'A', tags: ['antenna'] })
})

test('a visitor typed by hand names who typed it; a name that is too long is refused', async () => {
  const { owner, orbit } = await openTestApp()
  const { command: sent, exhibitorId, staff } = scanOf(orbit, 'A2')
  const typed = await owner.scan.recordByHand({
    command: sent,
    exhibitorId,
    staff,
    payloadHex: '',
    fields: { fullName: '山田 太郎' },
  })
  const { changes } = await owner.lead.get({ leadId: typed.leadId! })
  expect(new Set(changes.map((change) => change.by))).toEqual(new Set([staff]))
  const tooLong = { ...command(), by: 'x'.repeat(201) }
  await expect(owner.lead.setRank({ command: tooLong, leadId: typed.leadId!, rank: 'A' })).rejects.toMatchObject({
    data: { code: 'input_invalid' },
  })
})
