/**
 * A disk that fills up: what was acknowledged stays, what was not says so, and the next scan works once there is room.
 */
import { describe, expect, test } from 'vitest'
import { command, failureOf, hex, openTestApp, scanOf } from '../../support/app.ts'
import { checkOf } from '../../support/check.ts'

describe('a full disk', () => {
  test('refuses the scan with the reason, loses nothing, and takes it afterwards', async () => {
    const { app, owner, polar } = await openTestApp()
    app.db.pragma(`max_page_count = ${(app.db.pragma('page_count', { simple: true }) as number) + 4}`)
    const acknowledged: string[] = []
    let refused = scanOf(polar, 'never')
    let failure = { code: '' }
    for (let i = 0; i < 500 && failure.code === ''; i++) {
      refused = scanOf(polar, `CODE-${i}-${'x'.repeat(300)}`)
      try {
        acknowledged.push((await owner.scan.record(refused)).scanId!)
      } catch {
        failure = await failureOf(owner.scan.record(refused))
      }
    }
    expect(failure.code).toBe('storage_full')
    app.db.pragma('max_page_count = 1000000')
    expect(await owner.scan.record(refused)).toMatchObject({ outcome: 'new', scanId: refused.command.id })
    const stored = app.db.prepare('SELECT scan_id FROM scan').pluck().all()
    expect(new Set(stored)).toEqual(new Set([...acknowledged, refused.command.id]))
    expect(await checkOf(owner)).toMatchObject({ ok: true })
  })

  test('a change that does not fit leaves the lead as it was', async () => {
    const { app, owner, polar } = await openTestApp()
    const { leadId } = await owner.scan.record(scanOf(polar, 'A1'))
    app.db.pragma(`max_page_count = ${app.db.pragma('page_count', { simple: true }) as number}`)
    const text = 'x'.repeat(4000)
    let failure = { code: '' }
    for (let i = 0; i < 100 && failure.code === ''; i++) {
      const before = JSON.stringify(await owner.lead.get({ leadId: leadId! }))
      try {
        await owner.lead.addNote({ command: command(), leadId: leadId!, text, by: '' })
      } catch {
        failure = await failureOf(owner.lead.addNote({ command: command(), leadId: leadId!, text, by: '' }))
        expect(JSON.stringify(await owner.lead.get({ leadId: leadId! }))).toBe(before)
      }
    }
    expect(failure.code).toBe('storage_full')
  })
})

test.each([
  ['HTML', '<img src=x onerror=alert(1)>'],
  ['a formula', '=cmd|/c calc!A1'],
  ['control characters', 'A\u0000\u0007\u001b[31mB'],
  ['bidi overrides', 'A\u202eB\u2066C'],
])('a badge with %s is kept whole as bytes and shown as plain text', async (_what, payload) => {
  const { app, owner, polar } = await openTestApp()
  const { leadId } = await owner.scan.record(
    scanOf(polar, `MECARD:N:Yamada,${payload.replace(/[:;,\\]/g, '\\$&')};TEL:0312345678;;`),
  )
  const { lead } = await owner.lead.get({ leadId: leadId! })
  expect(lead.contact.fullName).toMatch(/Yamada$/)
  expect(lead.contact.fullName).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
  const stored = app.db.prepare('SELECT payload FROM scan').pluck().get() as Buffer
  expect(stored.toString('hex')).toBe(hex(`MECARD:N:Yamada,${payload.replace(/[:;,\\]/g, '\\$&')};TEL:0312345678;;`))
})

test('four kilobytes of anything get an answer and harm nothing', async () => {
  const { owner, polar } = await openTestApp()
  const payloadHex = Buffer.from(crypto.getRandomValues(new Uint8Array(4096))).toString('hex')
  const { outcome, reading } = await owner.scan.record({ ...scanOf(polar, ''), payloadHex })
  expect(['new', 'rejected']).toContain(outcome)
  expect(reading.payloadHex).toBe(payloadHex)
  expect(await checkOf(owner)).toMatchObject({ ok: true })
})
