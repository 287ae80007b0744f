import { describe, expect, test } from 'vitest'
import { addSamePerson } from '../../../main/person/same-person.sql.ts'
import {
  leadIdFrom,
  newId,
  type CommandId,
  type ExhibitorId,
  type LeadId,
  type VisitorId,
} from '../../../shared/domain/ids.ts'
import type { DuplicateLink, DuplicatePair, DuplicateVisitor } from '../../../shared/contract/duplicate.ts'
import type { Client } from '../../../shared/contract/index.ts'
import { clientOf, command, failureOf, openTestApp, scanOf, type TestApp } from '../../support/app.ts'
import { createPageCaller } from '../../../main/app/context.ts'
import { PIN } from '../../support/exhibition.ts'
import { thisStation } from '../../../main/station/this-station.ts'
import { findDuplicatePairs } from '../../../main/person/find-pairs.ts'

const BADGE = 'MECARD:N:髙橋,太郎;SOUND:タカハシ,タロウ;ORG:㈱宇宙電波;TEL:09012345678;EMAIL:t.takahashi@uchu.example;;'
const CARD = 'MECARD:N:高橋,太郎;ORG:株式会社宇宙電波;TEL:09012345678;EMAIL:taro@mail.example;;'
const OTHER = 'MECARD:N:Weber,Anna;ORG:Sternwarte GmbH;EMAIL:anna@sternwarte.example;;'

const PAGE = { offset: 0, limit: 30 }

interface Found {
  pairs: DuplicatePair[]
  visitors: DuplicateVisitor[]
}

async function found(events: Promise<AsyncIterable<{ kind: string } | ({ kind: 'pairs' } & Found)>>): Promise<Found> {
  const all: Found = { pairs: [], visitors: [] }
  for await (const event of await events) {
    if (!('visitors' in event)) continue
    all.pairs.push(...event.pairs)
    all.visitors.push(...event.visitors)
  }
  return all
}

const scanAt = (owner: Client, exhibitorId: ExhibitorId, payload: string, at: string) =>
  owner.scan.record({ ...scanOf(exhibitorId, payload), command: command(at) })

/** One person scanned twice for each exhibitor under two identities, and somebody else. */
async function twice(t: TestApp) {
  const badge = await scanAt(t.owner, t.orbit, BADGE, '2026-01-28T01:00:00.000Z')
  const card = await scanAt(t.owner, t.orbit, CARD, '2026-01-29T01:00:00.000Z')
  await scanAt(t.owner, t.orbit, OTHER, '2026-01-28T02:00:00.000Z')
  const [a, b] = [badge.visitorId!, card.visitorId!].toSorted() as [VisitorId, VisitorId]
  return {
    badge: badge.leadId!,
    card: card.leadId!,
    a,
    b,
    representative: leadIdFrom(t.orbit, a),
    other: leadIdFrom(t.orbit, b),
  }
}

const shown = async ({ owner, orbit }: TestApp, more: object = {}) =>
  (await owner.lead.list({ exhibitorId: orbit, ...more })).rows

describe('the search', () => {
  test('proposes the pair with reasons in codes and both contacts, and nobody else', async () => {
    const t = await openTestApp()
    const { a, b } = await twice(t)
    const { pairs, visitors } = await found(t.owner.duplicate.find({}))
    expect(pairs.map((pair) => [pair.a, pair.b])).toEqual([[a, b]])
    expect(pairs[0]!.score).toBeGreaterThan(0.95)
    expect(pairs[0]!.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['same_phone', 'old_new_form']))
    const known = new Set(
      visitors.map(({ contact, exhibitorIds, scans }) => JSON.stringify([contact.fullName, exhibitorIds, scans])),
    )
    expect(known).toEqual(new Set(['高橋 太郎', '髙橋 太郎'].map((name) => JSON.stringify([name, [t.orbit], 1]))))
  })

  test('is cancelled by ending the iteration', async () => {
    const t = await openTestApp()
    await twice(t)
    const stop = new AbortController()
    const events = await t.owner.duplicate.find({}, { signal: stop.signal })
    stop.abort()
    expect(
      await failureOf(
        (async () => {
          for await (const _ of events);
        })(),
      ),
    ).toMatchObject({ code: 'cancelled' })
    expect(t.app.jobs.isRunning(findDuplicatePairs)).toBe(false)
  })

  test('stays within what an exhibitor may see', async () => {
    const t = await openTestApp()
    const polar = clientOf(t.app, createPageCaller())
    await scanAt(t.owner, t.orbit, BADGE, '2026-01-28T01:00:00.000Z')
    const { visitorId: seen } = await scanAt(t.owner, t.polar, CARD, '2026-01-28T01:00:00.000Z')
    const { pairs } = await found(t.owner.duplicate.find({}))
    expect(pairs).toHaveLength(1)
    expect(await found(polar.duplicate.findOwn({ exhibitorId: t.polar }))).toEqual({ pairs: [], visitors: [] })
    const pair = { a: pairs[0]!.a, b: pairs[0]!.b }
    expect(
      await failureOf(polar.duplicate.linkOwn({ command: command(), exhibitorId: t.polar, pairs: [pair] })),
    ).toMatchObject({ code: 'link_not_found' })
    await t.owner.duplicate.link({ command: command(), pairs: [pair] })
    expect(await polar.duplicate.listOwn({ exhibitorId: t.polar, ...PAGE })).toEqual({
      links: [],
      visitors: [],
      more: false,
    })
    expect((await t.owner.lead.list({ exhibitorId: t.polar })).rows).toMatchObject([{ visitorId: seen, scanCount: 1 }])
    expect(await failureOf(polar.duplicate.findOwn({ exhibitorId: t.orbit }))).toMatchObject({
      code: 'exhibitor_locked',
    })
  })
})

describe('one person', () => {
  test('shows as one lead that carries all, and as two again when that is withdrawn', async () => {
    const t = await openTestApp()
    const { badge, card, a, b, representative, other } = await twice(t)
    await t.owner.lead.setRank({ command: command('2026-01-28T03:00:00.000Z'), leadId: badge, rank: 'C' })
    await t.owner.lead.setRank({ command: command('2026-01-29T03:00:00.000Z'), leadId: card, rank: 'A' })
    await t.owner.lead.addNote({ command: command(), leadId: other, text: '見積り希望', by: 'Aiko' })
    const before = await shown(t)
    expect(await t.owner.duplicate.link({ command: command(), pairs: [{ a: b, b: a }] })).toEqual({ changed: 1 })

    const rows = await shown(t)
    expect(rows.map((row) => [row.leadId, row.scanCount, row.rank])).toContainEqual([representative, 2, 'A'])
    expect(rows).toHaveLength(2)
    expect((await t.owner.health.status()).leads).toBe(2)
    expect((await shown(t, { search: '見積り' })).map((row) => row.leadId)).toEqual([representative])
    for (const leadId of [representative, other]) {
      expect((await t.owner.lead.get({ leadId })).lead).toMatchObject({
        leadId,
        rank: 'A',
        notes: [{ text: '見積り希望' }],
        scans: [{}, {}],
      })
    }
    expect((await t.owner.followup.overview({ exhibitorId: t.orbit })).leads).toBe(2)
    expect((await found(t.owner.duplicate.find({}))).pairs).toEqual([])

    expect(await t.owner.duplicate.unlink({ command: command(), pairs: [{ a, b }] })).toEqual({ changed: 1 })
    expect(await shown(t)).toEqual(before)
    expect((await found(t.owner.duplicate.find({}))).pairs).toEqual([])
    await t.owner.duplicate.link({ command: command(), pairs: [{ a, b }] })
    expect(await shown(t)).toHaveLength(2)
  })

  test('is found by the day of any of its scans', async () => {
    const t = await openTestApp()
    const { a, b } = await twice(t)
    await t.owner.duplicate.link({ command: command(), pairs: [{ a, b }] })
    for (const day of ['2026-01-28', '2026-01-29'])
      expect((await shown(t, { day })).map((row) => row.visitorId)).toContain(a)
    expect(await shown(t, { day: '2026-01-30' })).toEqual([])
  })

  test('scanned under the other identity is known, and staff may change what they just scanned', async () => {
    const t = await openTestApp()
    const { a, b, card } = await twice(t)
    await t.owner.duplicate.link({ command: command(), pairs: [{ a, b }] })
    const again = await t.page.scan.record(scanOf(t.orbit, CARD))
    expect(again).toMatchObject({ outcome: 'again', times: 3, leadId: card })
    expect(await t.page.lead.setRank({ command: command(), leadId: card, rank: 'B' })).toEqual({
      leadId: card,
      rank: 'B',
    })
    await t.page.scan.undo({ command: command(), leadId: card, scanId: again.scanId! })
    expect((await shown(t)).find((row) => row.visitorId === a)).toMatchObject({ scanCount: 2, rank: 'B' })
  })

  test('a note withdrawn in the lead that shows it stays withdrawn in the one that holds it', async () => {
    const t = await openTestApp()
    const { a, b, representative, other } = await twice(t)
    const { noteId } = await t.owner.lead.addNote({ command: command(), leadId: other, text: 'wrong', by: 'Aiko' })
    await t.owner.duplicate.link({ command: command(), pairs: [{ a, b }] })
    await t.owner.lead.withdrawNote({ command: command(), leadId: representative, noteId })
    expect((await t.owner.lead.get({ leadId: representative })).lead.notes).toEqual([])
    await t.owner.duplicate.unlink({ command: command(), pairs: [{ a, b }] })
    expect((await t.owner.lead.get({ leadId: other })).lead.notes).toEqual([])
  })

  test('a chain of links is one person; cut in the middle it is two', async () => {
    const t = await openTestApp()
    const leads = await Promise.all(['A1', 'A2', 'A3'].map((code) => t.owner.scan.record(scanOf(t.orbit, code))))
    const [a, b, c] = leads.map((lead) => lead.visitorId!).toSorted() as [VisitorId, VisitorId, VisitorId]
    await t.owner.duplicate.link({
      command: command(),
      pairs: [
        { a: c, b },
        { a, b },
      ],
    })
    expect((await shown(t)).map((row) => [row.visitorId, row.scanCount])).toEqual([[a, 3]])
    await t.owner.duplicate.unlink({ command: command(), pairs: [{ a, b }] })
    expect(new Map((await shown(t)).map((row) => [row.visitorId, row.scanCount]))).toEqual(
      new Map([
        [a, 1],
        [b, 2],
      ]),
    )
  })

  test('a link that came before a lead holds for it', async () => {
    const t = await openTestApp()
    const first = await t.owner.scan.record(scanOf(t.orbit, 'A1'))
    const second = await t.owner.scan.record(scanOf(t.polar, 'A2'))
    const [a, b] = [first.visitorId!, second.visitorId!].toSorted() as [VisitorId, VisitorId]
    addSamePerson(t.app.db, {
      linkId: newId(),
      exhibitorId: null,
      visitorA: a,
      visitorB: b,
      stationId: thisStation(t.app).stationId,
      at: new Date().toISOString(),
    })
    await t.owner.scan.record(scanOf(t.orbit, 'A2'))
    expect((await shown(t)).map((row) => [row.visitorId, row.scanCount])).toEqual([[a, 2]])
  })

  test('an exhibitor decides for itself alone, and cannot undo what the organiser decided', async () => {
    const t = await openTestApp()
    const { a, b } = await twice(t)
    for (const payload of [BADGE, CARD]) await t.owner.scan.record(scanOf(t.polar, payload))
    await t.page.session.openExhibitor({ exhibitorId: t.orbit, pin: PIN })
    const { pairs } = await found(t.page.duplicate.findOwn({ exhibitorId: t.orbit }))
    expect(pairs.map((pair) => [pair.a, pair.b])).toEqual([[a, b]])
    await t.page.duplicate.linkOwn({ command: command(), exhibitorId: t.orbit, pairs: [{ a, b }] })
    expect(await shown(t)).toHaveLength(2)
    expect((await t.owner.lead.list({ exhibitorId: t.polar })).total).toBe(2)
    expect((await t.owner.duplicate.list(PAGE)).links).toEqual([])
    expect((await found(t.owner.duplicate.find({}))).pairs).toHaveLength(1)
    await t.page.duplicate.unlinkOwn({ command: command(), exhibitorId: t.orbit, pairs: [{ a, b }] })
    expect(await shown(t)).toHaveLength(3)

    await t.owner.duplicate.link({ command: command(), pairs: [{ a, b }] })
    const own = (await t.page.duplicate.listOwn({ exhibitorId: t.orbit, ...PAGE })).links
    expect(new Map(own.map((link: DuplicateLink) => [link.mine, link.onePerson]))).toEqual(
      new Map([
        [false, true],
        [true, false],
      ]),
    )
    expect(
      await failureOf(t.page.duplicate.unlinkOwn({ command: command(), exhibitorId: t.orbit, pairs: [{ a, b }] })),
    ).toMatchObject({ code: 'link_not_found' })
  })

  test('the same command again changes nothing, and a visitor who is not here cannot be linked', async () => {
    const t = await openTestApp()
    const { a, b } = await twice(t)
    const order = { command: command(), pairs: [{ a, b }] }
    expect([await t.owner.duplicate.link(order), await t.owner.duplicate.link(order)]).toEqual([
      { changed: 1 },
      { changed: 0 },
    ])
    const back = { command: command(), pairs: [{ a, b }] }
    expect([await t.owner.duplicate.unlink(back), await t.owner.duplicate.link(order)]).toEqual([
      { changed: 1 },
      { changed: 0 },
    ])
    expect(await shown(t)).toHaveLength(3)
    expect(
      await failureOf(t.owner.duplicate.link({ command: command(), pairs: [{ a, b: newId() as VisitorId }] })),
    ).toMatchObject({ code: 'link_not_found' })
    expect(
      await failureOf(
        t.owner.duplicate.link({ command: { id: newId() as CommandId, at: 'never' }, pairs: [{ a, b: a }] }),
      ),
    ).toMatchObject({ code: 'input_invalid' })
  })
})

describe('erasing', () => {
  const erased = async (events: Promise<AsyncIterable<{ kind: string }>>) => {
    let last: { kind: string } = { kind: '' }
    for await (const event of await events) last = event
    return last
  }

  test('an exhibitor’s lead goes with all that it shows', async () => {
    const t = await openTestApp()
    const { a, b, representative } = await twice(t)
    await t.owner.duplicate.link({ command: command(), pairs: [{ a, b }] })
    expect(await erased(t.owner.erasure.eraseLead({ command: command(), leadId: representative }))).toMatchObject({
      leads: 2,
      scans: 2,
    })
    expect((await shown(t)).map((row) => row.fullName)).toEqual(['Anna Weber'])
  })

  test('a visitor leaves nothing in a lead that other it', async () => {
    const t = await openTestApp()
    const { a, b, representative, other } = await twice(t)
    await t.owner.lead.addNote({ command: command(), leadId: other, text: 'secret word', by: 'Aiko' })
    await t.owner.duplicate.linkOwn({ command: command(), exhibitorId: t.orbit, pairs: [{ a, b }] })
    expect(await shown(t, { search: 'secret' })).toHaveLength(1)
    await erased(t.owner.erasure.eraseVisitor({ command: command(), target: { kind: 'visitor', visitorId: b } }))
    expect(JSON.stringify(t.app.db.prepare('SELECT * FROM lead_view').all())).not.toContain('secret')
    expect((await shown(t)).find((row) => row.leadId === representative)).toMatchObject({ scanCount: 1, noteCount: 0 })
    expect(t.app.db.prepare('SELECT count(*) FROM carried_lead').pluck().get()).toBe(0)
  })

  test('an e-mail address names the visitor that has it, not who was declared the same by an exhibitor', async () => {
    const t = await openTestApp()
    const { a, b, badge, card } = await twice(t)
    await t.owner.duplicate.linkOwn({ command: command(), exhibitorId: t.orbit, pairs: [{ a, b }] })
    expect(
      await erased(
        t.owner.erasure.eraseVisitor({ command: command(), target: { kind: 'email', address: 'taro@mail.example' } }),
      ),
    ).toMatchObject({ visitors: 1, leads: 1 })
    expect(await failureOf(t.owner.lead.get({ leadId: card }))).toMatchObject({ code: 'lead_not_found' })
    expect((await t.owner.lead.get({ leadId: badge })).lead.leadId satisfies LeadId).toBe(badge)
  })
})
