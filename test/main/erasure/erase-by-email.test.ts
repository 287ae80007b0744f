// Erasing by e-mail address: an address is found in whatever case, width and charset it was written.
import encoding from 'encoding-japanese'
import { expect, test } from 'vitest'
import { erase } from '../../../main/erasure/erase.ts'
import { hex, command, openTestApp, scanOf } from '../../support/app.ts'

const AT = '2026-01-30T09:00:00.000Z'
const vcard = (mail: string) => `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:Q-1\r\nFN:Test\r\nEMAIL:${mail}\r\nEND:VCARD\r\n`

test.each([
  ['a capital with an umlaut', 'MÜLLER@Uchu.example', 'müller@uchu.example'],
  ['Greek with a last sigma', 'ΝΙΚΟΣ@uchu.example', 'νικος@uchu.example'],
  ['Cyrillic', 'ИВАН@uchu.example', 'иван@uchu.example'],
  ['a capital ẞ', 'STRAẞE@uchu.example', 'strasse@uchu.example'],
  ['full width', 'ｔａｒｏ＠ｕｃｈｕ．ｅｘａｍｐｌｅ', 'Taro@uchu.example'],
  ['half-width kana', 'ﾀﾛｳ@uchu.example', 'タロウ@uchu.example'],
])('typed with %s', async (_name, typed, asked) => {
  const { app, owner, orbit } = await openTestApp()
  const { leadId } = await owner.scan.record(scanOf(orbit, 'A1'))
  await owner.scan.record(scanOf(orbit, 'A2'))
  await owner.lead.correct({ command: command(), leadId: leadId!, fields: { emails: [typed] } })
  expect(await erase(app, { kind: 'email', address: asked }, AT)).toMatchObject({ visitors: 1, leads: 1 })
  expect((await owner.lead.list({ exhibitorId: orbit })).total).toBe(1)
})

test.each(['UTF8', 'SJIS'] as const)('read from a badge in %s, that was corrected since', async (to) => {
  const { app, owner, orbit } = await openTestApp()
  const bytes = encoding.convert(encoding.stringToCode(vcard('ﾀﾛｳ@uchu.example')), { to, from: 'UNICODE' })
  const payloadHex = Buffer.from(bytes).toString('hex')
  const { leadId } = await owner.scan.record({ ...scanOf(orbit, ''), payloadHex })
  await owner.lead.correct({ command: command(), leadId: leadId!, fields: { emails: ['other@uchu.example'] } })
  expect(await erase(app, { kind: 'email', address: 'タロウ@UCHU.example' }, AT)).toMatchObject({ leads: 1 })
})

test('an address that another only begins with, or ends with, is not erased', async () => {
  const { app, owner, orbit } = await openTestApp()
  await owner.scan.record({ ...scanOf(orbit, ''), payloadHex: hex(vcard('taro@uchu.example')) })
  for (const address of ['aro@uchu.example', 'taro@uchu.exampl', 'taro@uchu.example.jp'])
    await expect(erase(app, { kind: 'email', address }, AT)).rejects.toMatchObject({ code: 'visitor_not_found' })
})
