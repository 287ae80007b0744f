// Bundles through the procedures, as a page calls them: written in a worker, carried in pieces, merged in a worker,
// beside scans.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mergePaths, runMerge } from '../../../main/merge/merge-bundles.ts'
import { writeBundle } from '../../../main/bundle/write-bundle.ts'
import { identitiesOf } from '../../../main/key/key-file.ts'
import { CHECKPOINT_PAGES } from '../../../main/db/open.ts'
import { AppError } from '../../../shared/errors.ts'
import { MAX_BUNDLES, type MergeReport } from '../../../shared/contract/bundle.ts'
import { newId } from '../../../shared/domain/ids.ts'
import { command, failureOf, openTestApp, scanOf } from '../../support/app.ts'
import { KEYS, RECIPIENT, keyFile } from '../../support/bundles/stations.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { showKey, newKey } from '../../../main/key/keys.ts'

const PASSPHRASE = 'a long enough passphrase'

async function lastOf<T>(events: AsyncIterable<T>): Promise<T | undefined> {
  let last: T | undefined
  for await (const event of events) last = event
  return last
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

describe('from station to organiser', () => {
  test('key, bundle, pieces, merge, report, lists', async () => {
    const organiser = await openTestApp()
    const laptop = await openTestApp()
    const { recipient } = await organiser.owner.key.create({ command: command(), passphrase: PASSPHRASE })
    expect(await organiser.owner.key.show()).toEqual({ recipient, here: true })
    expect((await organiser.owner.exhibition.exportFile()).organiser).toEqual({ recipient })
    await laptop.owner.exhibition.apply({ command: command(), file: await organiser.owner.exhibition.exportFile() })
    const { leadId } = await laptop.owner.scan.record(
      scanOf(laptop.orbit, 'BEGIN:VCARD\nVERSION:3.0\nN:山田;太郎;;;\nFN:山田 太郎\nEND:VCARD'),
    )
    expect(await laptop.owner.bundle.status()).toMatchObject({ leadsNotInBundle: 1, lastAt: null, hasRecipient: true })

    const written = await lastOf(await laptop.owner.bundle.write({ command: command(), exhibitorId: null }))
    if (written?.kind !== 'done' || written.parcel === null) throw new Error('no bundle')
    const { parcelId } = written.parcel
    expect(written).toMatchObject({ leads: 1, scans: 1 })
    const blob = await laptop.owner.parcel.fetch({ parcelId, offset: 0 })
    expect(await laptop.owner.bundle.status()).toMatchObject({ leadsNotInBundle: 0, lastLeads: 1 })
    expect(blob.size).toBe(written.bytes)
    expect((await failureOf(laptop.owner.parcel.fetch({ parcelId, offset: 0 }))).code).toBe('file_not_found')

    const uploadId = newId()
    await organiser.owner.upload.add({ uploadId, offset: 0, part: blob.slice(0, 100) })
    expect(await organiser.owner.upload.add({ uploadId, offset: 100, part: blob.slice(100) })).toEqual({
      size: blob.size,
    })
    const files = [{ uploadId, name: written.name }]
    const refused = await lastOf(
      await organiser.owner.bundle.merge({ command: command(), files, passphrase: PASSPHRASE }),
    )
    if (refused?.kind !== 'done') throw new Error('no report')
    const { fingerprint } = refused.report.bundles[0]!
    expect(refused.report.bundles[0]).toMatchObject({ status: 'refused', error: { code: 'station_unknown' } })
    expect(fingerprint).toBe((await laptop.owner.bundle.status()).fingerprint)

    const merged = await lastOf(
      await organiser.owner.bundle.merge({ command: command(), files, passphrase: PASSPHRASE, accept: [fingerprint!] }),
    )
    if (merged?.kind !== 'done') throw new Error('no report')
    expect(merged.report).toMatchObject({ leads: { new: 1 }, scans: { new: 1 }, bundles: [{ status: 'merged' }] })
    const { rows } = await organiser.owner.lead.list({ exhibitorId: organiser.orbit })
    expect(rows).toMatchObject([{ leadId, fullName: '山田 太郎' }])
    expect(await organiser.owner.lead.get({ leadId: leadId! })).toEqual(
      await laptop.owner.lead
        .get({ leadId: leadId! })
        .then((detail) => ({ ...detail, stationNames: expect.anything() as unknown })),
    )
    expect(
      (
        await failureOf(
          organiser.owner.bundle.merge({ command: command(), files, passphrase: PASSPHRASE }).then(lastOf),
        )
      ).code,
    ).toBe('upload_not_found')
  })

  test('as many bundles wait as one merge takes', async () => {
    const { owner } = await openTestApp()
    const ids = Array.from({ length: MAX_BUNDLES }, () => newId())
    for (const uploadId of ids) await owner.upload.add({ uploadId, offset: 0, part: new Blob(['x']) })
    expect(await owner.upload.add({ uploadId: ids[0]!, offset: 1, part: new Blob(['y']) })).toEqual({ size: 2 })
  })

  test('a conflict is resolved by choosing the other value', async () => {
    const organiser = await openTestApp()
    const laptop = await openTestApp()
    const out = join(laptop.app.folder, 'laptop.enishi')
    const { leadId } = await laptop.owner.scan.record(scanOf(laptop.orbit, 'SAME-BADGE'))
    await organiser.owner.scan.record(scanOf(laptop.orbit, 'SAME-BADGE'))
    await laptop.owner.lead.setRank({ command: command(), leadId: leadId!, rank: 'A' })
    await organiser.owner.lead.setRank({ command: command(), leadId: leadId!, rank: 'C' })
    await writeBundle(laptop.app, { out, exhibitorCode: null, recipients: [RECIPIENT], passphrase: null })
    const report = await mergePaths(organiser.app, [out], {
      identity: keyFile(),
      passphrase: null,
      acceptStation: true,
    })
    expect(report.conflicts).toMatchObject([{ leadId, field: 'rank', kept: { value: 'C' }, other: { value: 'A' } }])
    await organiser.owner.bundle.resolve({ command: command(), leadId: leadId!, field: 'rank', value: 'A' })
    expect((await organiser.owner.lead.get({ leadId: leadId! })).lead).toMatchObject({ rank: 'A', scans: [{}, {}] })
    expect(
      (
        await failureOf(
          organiser.owner.bundle.resolve({ command: command(), leadId: leadId!, field: 'nonsense', value: 1 }),
        )
      ).code,
    ).toBe('lead_not_found')
  })

  test('two merges at once, and scans all the while: nothing is lost', async () => {
    const organiser = await openTestApp()
    const laptop = await openTestApp()
    for (let i = 0; i < 300; i++)
      await laptop.owner.scan.record(scanOf(i % 2 ? laptop.orbit : laptop.polar, `LAPTOP-${i}`))
    const out = join(laptop.app.folder, 'laptop.enishi')
    await writeBundle(laptop.app, { out, exhibitorCode: null, recipients: [RECIPIENT], passphrase: null })
    const options = { identity: keyFile(), passphrase: null, acceptStation: true }
    let merging = true
    const both = Promise.all([mergePaths(organiser.app, [out], options), mergePaths(organiser.app, [out], options)])
    void both.finally(() => (merging = false))
    let scans = 0
    while (merging) {
      await organiser.owner.scan.record(scanOf(organiser.orbit, `HERE-${scans++}`))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    const reports = await both
    expect(reports.map((report) => report.leads.new + report.leads.unchanged)).toEqual([300, 300])
    expect(reports.reduce((sum, report) => sum + report.leads.new, 0)).toBe(300)
    expect(scans).toBeGreaterThan(3)
    expect(organiser.app.db.prepare('SELECT count(*) FROM scan').pluck().get()).toBe(300 + scans)
    expect(organiser.app.db.pragma('foreign_key_check')).toEqual([])
    expect(organiser.app.db.pragma('wal_autocheckpoint', { simple: true })).toBe(CHECKPOINT_PAGES)
  })

  test('a merge whose caller gives up stops, and the app goes on', async () => {
    const organiser = await openTestApp()
    const laptop = await openTestApp()
    for (let i = 0; i < 50; i++) await laptop.owner.scan.record(scanOf(laptop.orbit, `LAPTOP-${i}`))
    const out = join(laptop.app.folder, 'laptop.enishi')
    await writeBundle(laptop.app, { out, exhibitorCode: null, recipients: [RECIPIENT], passphrase: null })
    const stop = new AbortController()
    stop.abort()
    const run = runMerge(
      organiser.app,
      {
        files: [{ path: out }],
        keys: KEYS,
        accept: 'all',
        at: new Date().toISOString(),
      },
      stop.signal,
    )
    expect(
      await codeOf(
        (async (): Promise<MergeReport> => {
          for (;;) {
            const next = await run.next()
            if (next.done) return next.value
          }
        })(),
      ),
    ).toBe('cancelled')
    expect(
      await mergePaths(organiser.app, [out], { identity: keyFile(), passphrase: null, acceptStation: true }),
    ).toMatchObject({ leads: { new: 50 } })
  })

  test('one refused file holds up no other; where all are refused, that is the answer', async () => {
    const organiser = await openTestApp()
    const laptop = await openTestApp()
    await laptop.owner.scan.record(scanOf(laptop.orbit, 'X'))
    const out = join(laptop.app.folder, 'laptop.enishi')
    await writeBundle(laptop.app, { out, exhibitorCode: null, recipients: [RECIPIENT], passphrase: null })
    const nowhere = join(laptop.app.folder, 'nowhere.enishi')
    const options = { identity: keyFile(), passphrase: null, acceptStation: true }
    const report = await mergePaths(organiser.app, [nowhere, out], options)
    expect(report.bundles.map((bundle) => [bundle.file, bundle.status, bundle.error?.code])).toEqual([
      ['nowhere.enishi', 'refused', 'file_unreadable'],
      ['laptop.enishi', 'merged', undefined],
    ])
    expect(await codeOf(mergePaths(organiser.app, [nowhere, nowhere], options))).toBe('file_unreadable')
  })
})

describe('keys', () => {
  test('a key that cannot be made known leaves no file in the way of the next try, which needs its passphrase', async () => {
    const { app, owner } = await openTestApp()
    app.db.exec("CREATE TRIGGER full BEFORE INSERT ON meta BEGIN SELECT RAISE(ABORT, 'no room'); END")
    await expect(owner.key.create({ command: command(), passphrase: PASSPHRASE })).rejects.toThrow()
    expect(await owner.key.show()).toBeNull()
    app.db.exec('DROP TRIGGER full')
    expect(await owner.key.create({ command: command(), passphrase: PASSPHRASE })).toEqual({
      recipient: showKey(app).recipient,
    })
    const out = join(temporaryFolder(), 'x.enishi')
    await writeBundle(app, { out, exhibitorCode: null, recipients: [showKey(app).recipient], passphrase: null })
    const merge = (passphrase: string | null) =>
      codeOf(mergePaths(app, [out], { identity: null, passphrase, acceptStation: false }))
    expect(await merge(null)).toBe('bundle_passphrase_needed')
    expect(await merge('wrong')).toBe('bundle_passphrase_wrong')
    expect(await merge(PASSPHRASE)).toBe('done')
  })

  test('a key file is never written over; without a passphrase it lies open, with one it needs it', async () => {
    const { app } = await openTestApp()
    const folder = temporaryFolder()
    expect(() => showKey(app)).toThrow(/key_missing/)
    const at = new Date().toISOString()
    const first = await newKey(app, join(folder, 'open.key'), null, at)
    expect(showKey(app)).toEqual(first)
    expect(await codeOf(newKey(app, join(folder, 'open.key'), null, at))).toBe('key_exists')
    const second = await newKey(app, join(folder, 'locked.key'), PASSPHRASE, at)
    expect(showKey(app)).toEqual(first)
    const out = join(folder, 'x.enishi')
    await writeBundle(app, { out, exhibitorCode: null, recipients: [second.recipient], passphrase: null })
    const merge = (identity: string, passphrase: string | null) =>
      codeOf(mergePaths(app, [out], { identity: join(folder, identity), passphrase, acceptStation: false }))
    expect(await merge('open.key', null)).toBe('bundle_wrong_key')
    expect(await merge('locked.key', null)).toBe('bundle_passphrase_needed')
    expect(await merge('locked.key', 'wrong')).toBe('bundle_passphrase_wrong')
    expect(await merge('locked.key', PASSPHRASE)).toBe('done')
    expect(await merge('x.enishi', null)).toBe('key_file_invalid')
    expect(await codeOf(identitiesOf('no key', null, 'x'))).toBe('key_file_invalid')
  })

  test('a bundle that nobody could open is not written', async () => {
    const { app } = await openTestApp()
    const out = join(temporaryFolder(), 'x.enishi')
    expect(await codeOf(writeBundle(app, { out, exhibitorCode: null, recipients: [], passphrase: null }))).toBe(
      'bundle_no_recipient',
    )
    expect(await codeOf(writeBundle(app, { out, exhibitorCode: 'ORBIT', recipients: [], passphrase: null }))).toBe(
      'bundle_no_recipient',
    )
    expect(
      await codeOf(writeBundle(app, { out, exhibitorCode: 'NOBODY', recipients: [], passphrase: PASSPHRASE })),
    ).toBe('exhibitor_not_found')
    expect(
      await codeOf(writeBundle(app, { out, exhibitorCode: null, recipients: ['age1nonsense'], passphrase: null })),
    ).toBe('recipient_invalid')
    expect(
      await codeOf(
        writeBundle(app, {
          out: join(app.folder, 'enishi.db'),
          exhibitorCode: null,
          recipients: [],
          passphrase: PASSPHRASE,
        }),
      ),
    ).toBe('usage')
  })
})
