// Whose name a lead shows that is joined from two: the fuller one, unless somebody chose or corrected.
import { expect, test } from 'vitest'
import type { VisitorId } from '../../../shared/domain/ids.ts'
import { whoseName } from '../../../shared/domain/lead/kept-name.ts'
import { createVisitorsOnce } from '../../../main/person/find-pairs.ts'
import { command, openTestApp, scanOf, type TestApp } from '../../support/app.ts'

const FULL = 'MECARD:N:山田,太郎;SOUND:ヤマダ,タロウ;ORG:宇宙電波;;'
const OTHER = 'MECARD:N:山田,太一;ORG:星海;;'

/** A visitor typed by hand, without readings, after (or before) the badge of the same person was scanned. */
async function typedAndScanned(t: TestApp, typedFirst = false) {
  const type = async () =>
    (
      await t.owner.scan.recordByHand({
        command: command(),
        exhibitorId: t.orbit,
        fields: { fullName: '山田太郎' },
        staff: 'Aiko',
        consents: [],
        language: 'ja',
      })
    ).visitorId!
  const scan = async () => (await t.owner.scan.record(scanOf(t.orbit, FULL))).visitorId!
  if (typedFirst) return { typed: await type(), scanned: await scan() }
  const scanned = await scan()
  return { typed: await type(), scanned }
}

const shown = async ({ owner, orbit }: TestApp) => {
  const { rows } = await owner.lead.list({ exhibitorId: orbit })
  expect(rows).toHaveLength(1)
  const { lead } = await owner.lead.get({ leadId: rows[0]!.leadId })
  const { fullName, familyName, givenName, familyKana, givenKana } = lead.contact
  return { leadId: lead.leadId, name: [fullName, familyName, givenName, familyKana, givenKana] }
}

const FULL_NAME = ['山田 太郎', '山田', '太郎', 'ヤマダ', 'タロウ']

test.each([true, false])(
  'of a name typed by hand and one with readings the latter is kept (typed first: %s)',
  async (first) => {
    const t = await openTestApp()
    const { typed, scanned } = await typedAndScanned(t, first)
    const [a, b] = createVisitorsOnce(t.app, null)([typed, scanned])
    expect(whoseName([a!, b!]).visitorId).toBe(scanned)
    await t.owner.duplicate.link({ command: command(), pairs: [{ a: typed, b: scanned }] })
    expect((await shown(t)).name).toEqual(FULL_NAME)
  },
)

test('the other name can be chosen, it comes back with the pair, and is gone when they are two again', async () => {
  const t = await openTestApp()
  const { typed, scanned } = await typedAndScanned(t)
  const alone = createVisitorsOnce(t.app, null)([typed])[0]!.contact.fullName
  const pairs = [{ a: typed, b: scanned, keepName: typed }]
  await t.owner.duplicate.link({ command: command(), pairs })
  expect((await shown(t)).name[0]).toBe(alone)
  await t.owner.duplicate.unlink({ command: command(), pairs })
  const { rows } = await t.owner.lead.list({ exhibitorId: t.orbit })
  expect(new Set(rows.map(({ fullName }) => fullName))).toEqual(new Set([alone, FULL_NAME[0]]))
})

test('a name that was corrected over the badge is kept, though the other is fuller', async () => {
  const t = await openTestApp()
  const { visitorId: a } = await t.owner.scan.record(scanOf(t.orbit, FULL))
  const { visitorId: b, leadId } = await t.owner.scan.record(scanOf(t.orbit, OTHER))
  await t.owner.lead.correct({ command: command(), leadId: leadId!, fields: { givenName: '大一' } })
  const visitors = createVisitorsOnce(t.app, null)([a!, b!])
  expect(visitors.map(({ nameCorrected }) => nameCorrected)).toEqual([false, true])
  expect(whoseName([visitors[0]!, visitors[1]!]).visitorId).toBe(b)
  await t.owner.duplicate.link({ command: command(), pairs: [{ a: a!, b: b! }] })
  expect((await shown(t)).name[0]).toBe('山田 大一')
})

test('a correction of the joined name takes effect at once, whichever lead the name came from, and stays whole', async () => {
  const t = await openTestApp()
  const { typed, scanned } = await typedAndScanned(t)
  await t.owner.duplicate.link({ command: command(), pairs: [{ a: typed, b: scanned }] })
  const { leadId } = await shown(t)
  await t.owner.lead.correct({ command: command(), leadId, fields: { givenName: '太朗' } })
  expect((await shown(t)).name).toEqual(['山田 太朗', '山田', '太朗', 'ヤマダ', 'タロウ'])
  await t.owner.lead.correct({ command: command(), leadId, fields: { fullName: '佐藤 花子' } })
  expect((await shown(t)).name.slice(0, 3)).toEqual(['佐藤 花子', '佐藤', '花子'])
})

test('of equally full names that of the visitor scanned last is kept; one who is named before one who is not', () => {
  const person = (visitorId: string, fullName: string, lastScannedAt: string) => ({
    visitorId: visitorId as VisitorId,
    contact: { fullName, familyName: fullName, givenName: '', familyKana: '', givenKana: '' },
    nameCorrected: false,
    lastScannedAt,
  })
  const [early, late, nameless] = [
    person('a', '山田', '2026-01-28'),
    person('b', '佐藤', '2026-01-29'),
    person('c', '', '2026-01-30'),
  ]
  for (const all of [
    [early, late, nameless],
    [nameless, late, early],
  ] as const)
    expect(whoseName(all)).toBe(late)
})
