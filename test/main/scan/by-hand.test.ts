import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MECARD, command, failureOf, hex, openTestApp, scanOf } from '../../support/app.ts'
import { checkOf } from '../../support/check.ts'

const FIELDS = {
  familyName: '髙橋',
  givenName: '太郎',
  familyKana: 'タカハシ',
  givenKana: 'タロウ',
  organisation: '㈱宇宙',
  emails: ['t@ex.jp'],
}

test('a visitor without a badge gets an identity of its own, once however often it is sent', async () => {
  const { app, page, owner, orbit } = await openTestApp()
  const form = {
    command: command(),
    exhibitorId: orbit,
    fields: { ...FIELDS, phones: [{ number: '03-1234-5678', e164: '+1000', kind: 'work' as const }] },
    staff: 'Aiko',
    consents: ['contact'],
  }
  const ack = await page.scan.recordByHand(form)
  expect(ack).toMatchObject({
    outcome: 'new',
    scanId: form.command.id,
    visitorId: form.command.id,
    times: 1,
    contact: {
      fullName: '髙橋 太郎',
      familyKana: 'タカハシ',
      phones: [{ number: '03-1234-5678', e164: '+81312345678', kind: 'work' }],
    },
  })
  await owner.lead.correct({ command: command(), leadId: ack.leadId!, fields: { title: '部長' } })
  expect((await page.scan.recordByHand({ ...form, fields: { familyName: '別人' } })).contact).toMatchObject({
    fullName: '髙橋 太郎',
    title: '部長',
  })
  const { lead, corrected } = await owner.lead.get({ leadId: ack.leadId! })
  expect(lead).toMatchObject({
    badgeCode: null,
    scans: [{ source: 'form', staff: 'Aiko' }],
    consents: [{ purpose: 'contact', given: true }],
  })
  expect(corrected).not.toContain('department')
  expect((await page.scan.recent()).map((scan) => scan.contact.fullName)).toEqual(['髙橋 太郎'])
  expect(await checkOf(owner)).toMatchObject({ ok: true })
  // written once the answer is on its way
  expect(readFileSync(join(app.folder, 'scans.journal'), 'utf8').trim().split('\n')).toHaveLength(1)
})

test('two visitors of the same name are two visitors', async () => {
  const { page, owner, orbit } = await openTestApp()
  for (let i = 0; i < 2; i++) await page.scan.recordByHand({ command: command(), exhibitorId: orbit, fields: FIELDS })
  expect((await owner.lead.list({ exhibitorId: orbit })).total).toBe(2)
})

test('an opaque badge and what was typed make one lead; the badge scanned later is known', async () => {
  const { page, orbit } = await openTestApp()
  const form = await page.scan.recordByHand({
    command: command(),
    exhibitorId: orbit,
    payloadHex: hex('A1'),
    fields: { ...FIELDS, department: '', title: null },
  })
  expect(form).toMatchObject({
    outcome: 'new',
    reading: { badgeCode: 'A1' },
    contact: { fullName: '髙橋 太郎', organisation: '㈱宇宙', department: '' },
  })
  const scan = await page.scan.record(scanOf(orbit, 'A1'))
  expect(scan).toMatchObject({ outcome: 'again', leadId: form.leadId, contact: { fullName: '髙橋 太郎' } })
})

test('typed over a badge that says something, empty fields hide nothing', async () => {
  const { page, orbit } = await openTestApp()
  const ack = await page.scan.recordByHand({
    command: command(),
    exhibitorId: orbit,
    payloadHex: hex(MECARD),
    fields: { title: '部長', organisation: '', emails: [] },
  })
  expect(ack.contact).toMatchObject({
    fullName: '髙橋 太郎',
    organisation: '㈱宇宙電波',
    emails: ['t@uchu.example'],
    title: '部長',
  })
})

test('nothing typed is refused; what is no badge is not recorded', async () => {
  const { page, owner, orbit } = await openTestApp()
  expect(
    await failureOf(
      page.scan.recordByHand({ command: command(), exhibitorId: orbit, fields: { fullName: ' ', emails: [] } }),
    ),
  ).toMatchObject({ code: 'input_invalid' })
  const wifi = await page.scan.recordByHand({
    command: command(),
    exhibitorId: orbit,
    payloadHex: hex('WIFI:T:WPA;S:x;P:y;;'),
    fields: FIELDS,
  })
  expect(wifi).toMatchObject({ outcome: 'rejected', reason: 'wifi' })
  expect((await owner.lead.list({ exhibitorId: orbit })).total).toBe(0)
})
