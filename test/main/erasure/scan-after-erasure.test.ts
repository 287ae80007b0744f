import { expect, test } from 'vitest'
import { command, MECARD, openTestApp, scanOf } from '../../support/app.ts'

test('an erased badge is asked about, recorded anew once agreed, and from then on known', async () => {
  const { owner, page, orbit, polar } = await openTestApp()
  const before = await page.scan.record(scanOf(polar, MECARD))
  for await (const _ of await owner.erasure.eraseVisitor({
    command: command(),
    target: { kind: 'visitor', visitorId: before.visitorId! },
  }));
  const order = scanOf(polar, MECARD)
  expect(await page.scan.record(order)).toMatchObject({
    outcome: 'rejected',
    reason: 'erased',
    scanId: null,
    leadId: null,
    contact: null,
  })
  expect(
    await page.scan.recordByHand({
      command: command(),
      exhibitorId: polar,
      payloadHex: order.payloadHex,
      fields: { title: '部長' },
    }),
  ).toMatchObject({ reason: 'erased' })
  expect((await owner.health.status()).scans).toBe(0)

  const agreed = { ...order, afterErasure: true }
  const anew = await page.scan.record(agreed)
  expect(anew).toMatchObject({ outcome: 'new', reason: null, times: 1, contact: { fullName: '髙橋 太郎' } })
  expect(anew.visitorId).not.toBe(before.visitorId)
  expect(await page.scan.record(agreed)).toMatchObject({ scanId: anew.scanId, times: 1 })
  expect(await page.scan.record(scanOf(polar, MECARD))).toMatchObject({
    outcome: 'again',
    visitorId: anew.visitorId,
    times: 2,
  })
  // who agreed for one exhibitor is asked for the next
  expect(await page.scan.record(scanOf(orbit, MECARD))).toMatchObject({ reason: 'erased' })
})
