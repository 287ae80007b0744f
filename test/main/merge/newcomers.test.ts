// What is held of a bundle's new leads: all of it comes back, by visitor.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createNewcomers } from '../../../main/merge/newcomers.ts'

function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

test('tens of thousands of new leads, of codes short and long and none, come back whole and in ascending order of visitors', () => {
  const leads = Array.from({ length: 30_000 }, (_, i) => ({
    leadId: idOf(`lead ${i}`),
    exhibitorId: idOf(`exhibitor ${i % 9}`),
    visitorId: idOf(`visitor ${i}`),
    badgeCode: i % 3 === 0 ? null : i % 1000 === 1 ? `${i}`.repeat(800) : `コード-${i}`,
  }))
  const newcomers = createNewcomers()
  for (const lead of leads) newcomers.add(lead)
  expect([newcomers.count, newcomers.isHeld]).toEqual([30_000, true])
  const back = [...newcomers.byVisitor(700)]
  expect(back.every((some, i) => some.length === 700 || i === back.length - 1)).toBe(true)
  expect(back.flat()).toEqual(leads.toSorted((a, b) => (a.visitorId < b.visitorId ? -1 : 1)))
})
