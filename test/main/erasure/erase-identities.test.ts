// An erasure means a person, under whatever identity and code they were recorded.
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { describe, expect, test } from 'vitest'
import { resultOf } from '../../../main/app/jobs.ts'
import { runMerge } from '../../../main/merge/merge-bundles.ts'
import { writeBundle } from '../../../main/bundle/write-bundle.ts'
import { command, hex, openTestApp, scanOf, type TestApp } from '../../support/app.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { erase } from '../../../main/erasure/erase.ts'

const AT = '2026-01-30T09:00:00.000Z'
const leadsHere = ({ app }: TestApp): unknown => app.db.prepare('SELECT count(*) FROM lead').pluck().get()

test('by badge: also who came back after one exhibitor had erased its lead', async () => {
  const opened = await openTestApp()
  const { app, owner, polar, orbit } = opened
  const { leadId } = await owner.scan.record(scanOf(polar, 'CODE-1'))
  await owner.scan.record(scanOf(orbit, 'CODE-1'))
  await erase(app, { kind: 'lead', leadId: leadId!, exhibitorId: polar }, AT)
  await owner.scan.record({ ...scanOf(polar, 'CODE-1'), afterErasure: true })
  const preview = await owner.erasure.preview({ target: { kind: 'badge', badgeCode: 'CODE-1' } })
  expect(preview.visitors.flatMap((visitor) => visitor.leads.map((lead) => lead.exhibitorId)).toSorted()).toEqual(
    [polar, orbit].toSorted(),
  )
  expect(await erase(app, { kind: 'badge', badgeCode: 'CODE-1' }, AT)).toMatchObject({ leads: 2 })
  expect(leadsHere(opened)).toBe(0)
  expect((await owner.scan.record(scanOf(polar, 'CODE-1'))).reason).toBe('erased')
})

describe('where a format was learned after the scan', () => {
  const badge = (code: string, name: string) => `XX${code}#${name}#Acme Space#Z`
  async function learned(opened: TestApp): Promise<void> {
    const { owner } = opened
    const sample = (code: string, name: string) => ({
      payloadHex: hex(badge(code, name)),
      marks: [
        { start: 2, end: 2 + code.length, field: 'badgeCode' as const },
        { start: 3 + code.length, end: 3 + code.length + name.length, field: 'fullName' as const },
      ],
    })
    const { template } = await owner.template.propose({
      samples: [sample('A123', 'Ann Smith'), sample('B4567', 'Bob Jones')],
    })
    await owner.template.save({ command: command(), template })
  }

  test('by the code that lists show: also what was recorded elsewhere as another', async () => {
    const [here, elsewhere] = [await openTestApp(), await openTestApp()]
    await learned(here)
    await here.owner.scan.record(scanOf(here.orbit, badge('A123', 'Ann Smith')))
    await elsewhere.owner.scan.record(scanOf(elsewhere.polar, badge('A123', 'Ann Smith')))
    await elsewhere.owner.scan.record(scanOf(elsewhere.polar, badge('B4567', 'Bob Jones')))
    const identity = await generateX25519Identity()
    const path = join(temporaryFolder(), 'elsewhere.enishi')
    await writeBundle(elsewhere.app, {
      out: path,
      exhibitorCode: null,
      recipients: [await identityToRecipient(identity)],
      passphrase: null,
    })
    await resultOf(
      runMerge(here.app, {
        files: [{ path }],
        keys: { identities: [identity], passphrase: null },
        accept: 'all',
        at: AT,
      }),
    )
    expect(await erase(here.app, { kind: 'badge', badgeCode: 'A123' }, AT)).toMatchObject({ leads: 2 })
    const { rows } = await here.owner.lead.list({ exhibitorId: here.polar })
    expect(rows.map((row) => row.fullName)).toEqual(['Bob Jones'])
  })

  test('what comes from a station that did not know it is to be read again, once', async () => {
    const [here, elsewhere] = [await openTestApp(), await openTestApp()]
    await learned(here)
    await here.owner.scan.record(scanOf(here.polar, badge('A123', 'Ann Smith')))
    await elsewhere.owner.scan.record(scanOf(elsewhere.polar, badge('A123', 'Ann Smith')))
    const identity = await generateX25519Identity()
    const path = join(temporaryFolder(), 'elsewhere.enishi')
    const merge = () =>
      resultOf(
        runMerge(here.app, {
          files: [{ path }],
          keys: { identities: [identity], passphrase: null },
          accept: 'all',
          at: AT,
        }),
      )
    await writeBundle(elsewhere.app, {
      out: path,
      exhibitorCode: null,
      recipients: [await identityToRecipient(identity)],
      passphrase: null,
    })
    expect(await here.owner.reread.status()).toEqual({ due: false })
    await merge()
    expect(await here.owner.reread.status()).toEqual({ due: true })
    for await (const _event of await here.owner.reread.apply({ command: command() }));
    expect(
      (await here.owner.lead.list({ exhibitorId: here.polar })).rows.map((row) => [row.fullName, row.scanCount]),
    ).toEqual([['Ann Smith', 2]])
    await elsewhere.owner.scan.record(scanOf(elsewhere.polar, badge('A123', 'Ann Smith')))
    await writeBundle(elsewhere.app, {
      out: path,
      exhibitorCode: null,
      recipients: [await identityToRecipient(identity)],
      passphrase: null,
    })
    await merge()
    expect(await here.owner.reread.status()).toEqual({ due: false })
  })

  test('by visitor: the badge, scanned again, is known for one of an erased visitor', async () => {
    const opened = await openTestApp()
    const { visitorId } = await opened.owner.scan.record(scanOf(opened.polar, badge('A123', 'Ann Smith')))
    await learned(opened)
    await erase(opened.app, { kind: 'visitor', visitorId: visitorId! }, AT)
    expect((await opened.owner.scan.record(scanOf(opened.polar, badge('A123', 'Ann Smith')))).reason).toBe('erased')
  })
})

test('a visitor entered by hand and erased does not come back when the command is sent again', async () => {
  const opened = await openTestApp()
  const { app, owner, polar } = opened
  const form = {
    command: command(),
    exhibitorId: polar,
    payloadHex: '',
    fields: { fullName: '縁 太郎' },
    cardOnly: false,
    staff: 'Aiko',
    consents: [],
    language: 'ja' as const,
  }
  const { leadId } = await owner.scan.recordByHand(form)
  await erase(app, { kind: 'lead', leadId: leadId!, exhibitorId: polar }, AT)
  expect((await owner.scan.recordByHand(form)).reason).toBe('erased')
  expect(leadsHere(opened)).toBe(0)
})
