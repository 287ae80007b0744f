import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeIfDue } from '../../../main/bundle/auto-bundle.ts'
import { keepReport } from '../../../main/merge/kept-reports.ts'
import type { MergeReport } from '../../../shared/contract/bundle.ts'
import { newId, type VisitorId } from '../../../shared/domain/ids.ts'
import { command, failureOf, MECARD, openTestApp, scanOf, type TestApp } from '../../support/app.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { erase } from '../../../main/erasure/erase.ts'

const PASSPHRASE = 'correct horse'
const MINUTE = 60_000

/** Writes a bundle of everything at one station, under a passphrase. */
async function bundleOf({ owner }: TestApp): Promise<Blob> {
  for await (const event of await owner.bundle.write({
    command: command(),
    exhibitorId: null,
    passphrase: PASSPHRASE,
  })) {
    if (event.kind === 'done') return owner.parcel.fetch({ parcelId: event.parcel!.parcelId, offset: 0 })
  }
  throw new Error('no bundle was written')
}

async function merge({ owner }: TestApp, file: Blob, accept: string[]): Promise<MergeReport> {
  const uploadId = newId()
  await owner.upload.add({ uploadId, offset: 0, part: file })
  const order = { command: command(), files: [{ uploadId, name: 'a.enishi' }], passphrase: PASSPHRASE, accept }
  for await (const event of await owner.bundle.merge(order)) if (event.kind === 'done') return event.report
  throw new Error('no report came')
}

test('a report names the conflicts with what is in force, until one is chosen, and forgets who is erased', async () => {
  const [here, there] = [await openTestApp(), await openTestApp()]
  const scanned = await here.owner.scan.record(scanOf(here.orbit, MECARD))
  await there.owner.scan.record(scanOf(there.orbit, MECARD))
  const leadId = scanned.leadId!
  await there.owner.lead.setRank({ command: command('2026-01-28T01:00:00.000Z'), leadId, rank: 'C' })
  await here.owner.lead.setRank({ command: command('2026-01-28T02:00:00.000Z'), leadId, rank: 'A' })
  expect(await here.owner.bundle.reports()).toEqual([])

  const file = await bundleOf(there)
  const refused = await merge(here, file, [])
  expect(refused.bundles).toMatchObject([{ status: 'refused', error: { code: 'station_unknown' } }])
  const { fingerprint } = await there.owner.bundle.status()
  expect(await merge(here, file, [fingerprint])).toMatchObject({
    leads: { new: 0, changed: 1 },
    conflictCount: 1,
    stations: [{ complete: true }],
  })

  const kept = await here.owner.bundle.reports()
  expect(kept.map(({ report }) => report.conflicts.length)).toEqual([1, 0])
  const shown = () => here.owner.bundle.conflicts({ at: kept[0]!.at, offset: 0, limit: 10 })
  expect(await shown()).toMatchObject([
    {
      field: 'rank',
      kept: { value: 'A' },
      other: { value: 'C' },
      now: 'A',
      exhibitorId: here.orbit,
      fullName: '髙橋 太郎',
    },
  ])
  await here.owner.bundle.resolve({ command: command(), leadId, field: 'rank', value: 'C' })
  expect(await shown()).toMatchObject([{ now: 'C' }])

  const stations = await here.owner.bundle.stations()
  expect(
    new Map(
      stations.map((station) => [station.here, [station.scans, station.acceptedAt !== null, station.fingerprint]]),
    ),
  ).toEqual(
    new Map([
      [false, [1, true, fingerprint]],
      [true, [1, false, (await here.owner.bundle.status()).fingerprint]],
    ]),
  )

  const eraseVisitor = async (visitorId: VisitorId) => {
    for await (const _ of await here.owner.erasure.eraseVisitor({
      command: command(),
      target: { kind: 'visitor', visitorId },
    }));
  }
  const other = await here.owner.scan.record(scanOf(here.orbit, 'SOMEBODY-ELSE'))
  await eraseVisitor(other.visitorId!)
  expect(await shown()).toHaveLength(1)
  await eraseVisitor(scanned.visitorId!)
  expect(await shown()).toEqual([])
  // as a merge files its report that ended while the visitor was being erased
  keepReport(here.app, kept[0]!.at, kept[0]!.report)
  expect(await here.owner.bundle.reports()).toMatchObject(
    kept.map(() => ({ report: { conflicts: [], conflictCount: 0 } })),
  )
  expect(JSON.stringify(await here.owner.bundle.reports())).not.toContain(leadId)
})

test('an erasure is shown before it is done, and looking changes nothing', async () => {
  const t = await openTestApp()
  const first = await t.owner.scan.record(scanOf(t.orbit, MECARD))
  await t.owner.scan.record(scanOf(t.orbit, MECARD))
  await t.owner.scan.record(scanOf(t.polar, MECARD))
  await t.owner.lead.addNote({ command: command(), leadId: first.leadId!, text: 'call', by: 'Aiko' })
  const shown = [
    {
      visitorId: first.visitorId,
      badgeCode: null,
      fullName: '髙橋 太郎',
      organisation: '㈱宇宙電波',
      leads: [
        { exhibitorId: t.orbit, scans: 2, notes: 1, cards: 0 },
        { exhibitorId: t.polar, scans: 1, notes: 0, cards: 0 },
      ],
    },
  ]
  expect(await t.owner.erasure.preview({ target: { kind: 'email', address: 'T@uchu.example' } })).toEqual({
    visitors: shown,
  })
  expect(await t.owner.erasure.preview({ target: { kind: 'visitor', visitorId: first.visitorId! } })).toEqual({
    visitors: shown,
  })
  expect((await t.owner.health.status()).scans).toBe(3)
  expect(await t.owner.erasure.preview({ target: { kind: 'badge', badgeCode: 'A-never-seen' } })).toMatchObject({
    visitors: [{ fullName: '', leads: [] }],
  })
  expect(
    await failureOf(t.owner.erasure.preview({ target: { kind: 'email', address: 'nobody@uchu.example' } })),
  ).toMatchObject({ code: 'visitor_not_found' })
})

test.each(['', 'stick', './stick', '../stick'])(
  'a page must give the whole path of a folder: %j is refused',
  async (folder) => {
    const t = await openTestApp()
    await t.owner.key.create({ command: command(), passphrase: PASSPHRASE })
    const refused = { code: 'folder_not_whole' }
    const all = async (events: Promise<AsyncIterable<unknown>>) => {
      for await (const _event of await events);
    }
    const one = { command: command(), exhibitorId: null, recipients: [], passphrase: null, folder }
    expect(await failureOf(all(t.owner.bundle.write(one)))).toMatchObject(refused)
    expect(await failureOf(all(t.owner.bundle.writeReturns({ command: command(), folder })))).toMatchObject(refused)
  },
)

test('bundles are named by day and time of the exhibition', async () => {
  const t = await openTestApp()
  const order = { command: command('2026-01-28T15:30:05.000Z'), exhibitorId: null, passphrase: PASSPHRASE }
  const names: string[] = []
  for await (const event of await t.owner.bundle.write(order)) if (event.kind === 'done') names.push(event.name)
  expect(names).toEqual([expect.stringMatching(/_2026-01-29-003005\.enishi$/)])
})

test('a bundle is written by itself whenever the folder is there and something is new', async () => {
  const t = await openTestApp()
  await t.owner.key.create({ command: command(), passphrase: PASSPHRASE })
  const folder = join(temporaryFolder(), 'stick')
  expect(await t.owner.bundle.auto()).toBeNull()
  expect(await failureOf(t.owner.bundle.setAuto({ folder: 'stick', everyMinutes: 5 }))).toMatchObject({
    code: 'folder_not_whole',
  })
  await t.owner.bundle.setAuto({ folder, everyMinutes: 5 })
  await t.owner.scan.record(scanOf(t.orbit, MECARD))
  const start = Date.now()
  expect(await writeIfDue(t.app, start)).toBe(false)
  expect(await t.owner.bundle.auto()).toMatchObject({ folder, everyMinutes: 5, folderHere: false, lastAt: null })

  mkdirSync(folder)
  expect(await writeIfDue(t.app, start)).toBe(true)
  const [name] = readdirSync(folder)
  const before = readFileSync(join(folder, name!))
  expect(await t.owner.bundle.status()).toMatchObject({ leadsNotInBundle: 0 })
  expect(await t.owner.bundle.auto()).toMatchObject({
    folderHere: true,
    lastAt: new Date(start).toISOString(),
    error: null,
  })
  // nothing is new; then something is, but it is not yet time
  expect(await writeIfDue(t.app, start + 6 * MINUTE)).toBe(false)
  await t.owner.scan.record(scanOf(t.orbit, 'A2'))
  expect(await writeIfDue(t.app, start + 4 * MINUTE)).toBe(false)
  expect(await writeIfDue(t.app, start + 6 * MINUTE)).toBe(true)
  expect(readdirSync(folder)).toEqual([name])
  expect(readFileSync(join(folder, name!)).equals(before)).toBe(false)

  // an erasure is new: the stick must not go on holding the visitor, and others must learn of it
  await erase(t.app, { kind: 'badge', badgeCode: 'A2' }, new Date().toISOString())
  expect(await writeIfDue(t.app, start + 12 * MINUTE)).toBe(true)
  expect(await writeIfDue(t.app, start + 18 * MINUTE)).toBe(false)
  // another stick
  rmSync(join(folder, name!))
  expect(await writeIfDue(t.app, start + 24 * MINUTE)).toBe(true)
  expect(readdirSync(folder)).toEqual([name])

  rmSync(folder, { recursive: true })
  await t.owner.bundle.setAuto(null)
  expect(await t.owner.bundle.auto()).toBeNull()
})

test('what was written for the page counts as in a bundle once it has been fetched', async () => {
  const t = await openTestApp()
  await t.owner.scan.record(scanOf(t.orbit, MECARD))
  let parcelId = ''
  for await (const event of await t.owner.bundle.write({
    command: command(),
    exhibitorId: null,
    passphrase: PASSPHRASE,
  }))
    if (event.kind === 'done') parcelId = event.parcel!.parcelId
  expect(await t.owner.bundle.status()).toMatchObject({ leadsNotInBundle: 1, lastAt: null })
  // changed while the bundle waited
  await t.owner.scan.record(scanOf(t.orbit, 'A2'))
  await t.owner.parcel.fetch({ parcelId, offset: 0 })
  expect(await t.owner.bundle.status()).toMatchObject({ leadsNotInBundle: 1, lastLeads: 1 })
})

test('a bundle that brings an erasure takes what waits to be fetched, as an erasure here does', async () => {
  const [t, other] = [await openTestApp(), await openTestApp()]
  await t.owner.scan.record(scanOf(t.orbit, 'A1'))
  await merge(t, await bundleOf(t), [])
  for await (const _event of await t.owner.bundle.write({
    command: command(),
    exhibitorId: null,
    passphrase: PASSPHRASE,
  }));
  expect(await t.owner.bundle.reports()).toHaveLength(1)
  await erase(other.app, { kind: 'badge', badgeCode: 'A1' }, new Date().toISOString())
  const report = await merge(t, await bundleOf(other), [(await other.owner.bundle.status()).fingerprint])
  expect(report.erased).toBe(1)
  expect((await t.owner.bundle.reports())[0]?.report).toEqual(report)
  expect(existsSync(join(t.app.folder, 'outgoing'))).toBe(false)
})

test('what hinders the writing by itself is told', async () => {
  const t = await openTestApp()
  await t.owner.scan.record(scanOf(t.orbit, MECARD))
  await t.owner.bundle.setAuto({ folder: temporaryFolder(), everyMinutes: 5 })
  expect(await writeIfDue(t.app, Date.now())).toBe(false)
  expect(await t.owner.bundle.auto()).toMatchObject({ error: { code: 'bundle_no_recipient' }, lastAt: null })
})
