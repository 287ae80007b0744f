// Whatever a station takes, its bundles must hold: one record at the edge must not keep a day's leads from being
// merged.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mergePaths } from '../../../main/merge/merge-bundles.ts'
import { writeBundle } from '../../../main/bundle/write-bundle.ts'
import { MAX_PAYLOAD_BYTES } from '../../../shared/contract/shapes.ts'
import { command, failureOf, openTestApp, scanOf } from '../../support/app.ts'
import { RECIPIENT, keyFile } from '../../support/bundles/stations.ts'
import type { App } from '../../../main/app/app.ts'
import { erase } from '../../../main/erasure/erase.ts'

const AT = '2026-01-30T09:00:00.000Z'

/** Writes everything that is at `from` and merges it elsewhere. */
async function handedOver(from: App) {
  const out = join(from.folder, 'day.enishi')
  await writeBundle(from, { out, exhibitorCode: null, recipients: [RECIPIENT], passphrase: null })
  const { app, owner } = await openTestApp()
  return {
    app,
    owner,
    report: await mergePaths(app, [out], { identity: keyFile(), passphrase: null, acceptStation: true }),
  }
}

describe('what a station records at the edge of what it takes', () => {
  test('the longest badges there are', async () => {
    const { app, owner, orbit } = await openTestApp()
    const payloads = [
      Buffer.from('X'.repeat(MAX_PAYLOAD_BYTES)),
      Buffer.from('あ'.repeat(MAX_PAYLOAD_BYTES / 4)),
      Buffer.from(`https://ex.jp/?id=${'y'.repeat(MAX_PAYLOAD_BYTES - 20)}`),
      // half-width kana: one byte in Shift_JIS, three in UTF-8
      Buffer.alloc(MAX_PAYLOAD_BYTES, 0xb1),
    ]
    for (const payload of payloads) {
      expect((await owner.scan.record({ ...scanOf(orbit, ''), payloadHex: payload.toString('hex') })).outcome).toBe(
        'new',
      )
    }
    const { report } = await handedOver(app)
    expect(report).toMatchObject({ leads: { new: 4 }, scans: { new: 4 }, bundles: [{ refusedRowCount: 0 }] })
  })

  test('the longest texts a page may send, and none beyond what a bundle holds', async () => {
    const { app, owner, orbit } = await openTestApp()
    const { leadId } = await owner.scan.record({ ...scanOf(orbit, 'A1'), staff: 'あ'.repeat(200) })
    await owner.lead.addNote({ command: command(), leadId: leadId!, text: 'あ'.repeat(4000), by: 'あ'.repeat(200) })
    await owner.lead.setTags({ command: command(), leadId: leadId!, add: ['あ'.repeat(60)], remove: [] })
    await owner.lead.setAnswer({
      command: command(),
      leadId: leadId!,
      question: 'あ'.repeat(40),
      answer: '\u0001'.repeat(1000),
    })
    await owner.lead.correct({
      command: command(),
      leadId: leadId!,
      fields: { fullName: '\u0001'.repeat(1000), urls: Array<string>(10).fill('あ'.repeat(2000)) },
    })
    const before = await owner.lead.get({ leadId: leadId! })
    const street = 'あ'.repeat(30_000)
    const tooLong = { addresses: [{ street, locality: '', region: '', postcode: '', country: '' }] }
    expect(await failureOf(owner.lead.correct({ command: command(), leadId: leadId!, fields: tooLong }))).toMatchObject(
      { code: 'input_invalid' },
    )
    expect(
      await failureOf(
        owner.lead.correct({
          command: command(),
          leadId: leadId!,
          fields: { urls: Array<string>(20).fill('あ'.repeat(2000)) },
        }),
      ),
    ).toEqual({ code: 'input_invalid', params: { fields: ['contact.urls'] } })
    expect(await owner.lead.get({ leadId: leadId! })).toEqual(before)
    const { owner: other, report } = await handedOver(app)
    expect(report.bundles[0]!.refusedRowCount).toBe(0)
    expect((await other.lead.get({ leadId: leadId! })).lead).toEqual(before.lead)
  })

  test('a badge that was erased many times over', async () => {
    const { app, owner, orbit } = await openTestApp()
    for (let i = 0; i < 12; i++) await erase(app, { kind: 'badge', badgeCode: 'A1' }, AT)
    expect(await owner.scan.record(scanOf(orbit, 'A1'))).toMatchObject({ outcome: 'rejected', reason: 'erased' })
    expect(await owner.scan.record({ ...scanOf(orbit, 'A1'), afterErasure: true })).toMatchObject({ outcome: 'new' })
    const { report } = await handedOver(app)
    expect(report).toMatchObject({ leads: { new: 1 }, bundles: [{ refusedRowCount: 0 }] })
  })

  test('a time that no bundle can hold is not taken', async () => {
    const { app, owner, orbit } = await openTestApp()
    for (const at of ['1969-12-31T23:59:59.999Z', '0000-01-01T00:00:00.000Z']) {
      expect(await failureOf(owner.scan.record(scanOf(orbit, 'A1', { command: command(at) })))).toMatchObject({
        code: 'input_invalid',
      })
    }
    await owner.scan.record(scanOf(orbit, 'A2', { command: command('1970-01-01T00:00:00.000Z') }))
    await owner.scan.record(scanOf(orbit, 'A2', { command: command('9999-12-31T23:59:59.999Z') }))
    const { report } = await handedOver(app)
    expect(report).toMatchObject({ scans: { new: 2 }, bundles: [{ refusedRowCount: 0 }] })
  })
})
