// An exhibitor's list: what is found, in which order, page by page.
import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Client } from '../../../shared/contract/index.ts'
import { listLeads } from '../../../main/lead/list-leads.ts'
import { newId, type ExhibitorId, type LeadId } from '../../../shared/domain/ids.ts'
import { command, openTestApp, scanOf } from '../../support/app.ts'
import { exhibitionFile } from '../../support/exhibition.ts'

const vcard = (name: string, organisation: string, kana = ''): string => {
  const [family = '', given = ''] = name.split(' ')
  return `BEGIN:VCARD\nVERSION:3.0\nN:${family};${given};;;\nFN:${name}\n${kana === '' ? '' : `X-PHONETIC-LAST-NAME:${kana}\n`}ORG:${organisation}\nEND:VCARD`
}

type Query = Parameters<Client['lead']['list']>[0]

/** Four leads of one exhibitor, scanned in this order, a minute apart. */
async function fourLeads() {
  const { app, owner, orbit, polar } = await openTestApp()
  const scanned = async (payload: string, at: string, exhibitorId: ExhibitorId = orbit) =>
    (await owner.scan.record(scanOf(exhibitorId, payload, { command: command(at) }))).leadId as LeadId
  const yamada = await scanned(vcard('山田 太郎', '株式会社宇宙', 'ヤマダ'), '2026-01-28T01:00:00.000Z')
  const weber = await scanned(vcard('Müller Jörg', '100%_Orbit GmbH'), '2026-01-28T01:01:00.000Z')
  const aoki = await scanned(vcard('青木 花', '㈱青木', 'アオキ'), '2026-01-29T01:02:00.000Z')
  const unknown = await scanned('A-12345', '2026-01-29T01:03:00.000Z')
  await scanned('B-99', '2026-01-30T01:00:00.000Z', polar)
  const names: Record<LeadId, string> = { [yamada]: 'yamada', [weber]: 'weber', [aoki]: 'aoki', [unknown]: 'unknown' }
  const list = async (query: Omit<Query, 'exhibitorId'>): Promise<string[]> =>
    (await owner.lead.list({ exhibitorId: orbit, ...query })).rows.map((row) => names[row.leadId] ?? row.leadId)
  return { app, owner, orbit, yamada, weber, aoki, unknown, list }
}

describe('searching', () => {
  test('finds kana in any writing, names without their accents, codes, notes and tags', async () => {
    const { owner, list, weber, unknown } = await fourLeads()
    await owner.lead.addNote({ command: command(), leadId: weber, text: 'Wants an ANTENNA', by: '' })
    await owner.lead.setTags({ command: command(), leadId: unknown, add: ['JAXA'], remove: [] })
    expect(await list({ search: 'やまだ' })).toEqual(['yamada'])
    expect(await list({ search: 'ﾔﾏﾀﾞ' })).toEqual(['yamada'])
    expect(await list({ search: 'muller' })).toEqual(['weber'])
    expect(await list({ search: 'antenna' })).toEqual(['weber'])
    expect(await list({ search: 'jaxa' })).toEqual(['unknown'])
    expect(await list({ search: 'a-123' })).toEqual(['unknown'])
    expect(await list({ search: 'B-99' })).toEqual([])
  })

  test('takes the characters of a pattern for what they are', async () => {
    const { list } = await fourLeads()
    expect(await list({ search: '100%_o' })).toEqual(['weber'])
    expect(await list({ search: '%' })).toEqual(['weber'])
    expect(await list({ search: '1_0' })).toEqual([])
    expect(await list({ search: '\\' })).toEqual([])
  })
})

describe('the order', () => {
  test('is that of the newest scan first, unless asked for otherwise', async () => {
    const { owner, orbit, list } = await fourLeads()
    await owner.scan.record(
      scanOf(orbit, vcard('山田 太郎', '株式会社宇宙', 'ヤマダ'), { command: command('2026-01-30T01:00:00.000Z') }),
    )
    expect(await list({})).toEqual(['yamada', 'unknown', 'aoki', 'weber'])
    expect(await list({ sort: 'firstScanned', descending: false })).toEqual(['yamada', 'weber', 'aoki', 'unknown'])
  })

  test('puts what is not known last, up and down', async () => {
    const { owner, list, weber, aoki } = await fourLeads()
    expect(await list({ sort: 'name', descending: false })).toEqual(['weber', 'aoki', 'yamada', 'unknown'])
    expect(await list({ sort: 'name', descending: true })).toEqual(['yamada', 'aoki', 'weber', 'unknown'])
    expect((await list({ sort: 'organisation', descending: true })).at(-1)).toBe('unknown')
    await owner.lead.setRank({ command: command(), leadId: weber, rank: 'B' })
    await owner.lead.setRank({ command: command(), leadId: aoki, rank: 'A' })
    expect((await list({ sort: 'rank', descending: false })).slice(0, 2)).toEqual(['aoki', 'weber'])
    expect((await list({ sort: 'rank', descending: true })).slice(0, 2)).toEqual(['weber', 'aoki'])
    await owner.lead.setFollowUp({
      command: command(),
      leadId: aoki,
      followUp: { action: '', owner: '', dueOn: '2026-02-01', status: 'open' },
    })
    expect((await list({ sort: 'followUp', descending: true }))[0]).toBe('aoki')
  })

  test('comes in pages that neither overlap nor leave anything out', async () => {
    const { owner, orbit, list } = await fourLeads()
    const pages = [await list({ limit: 3 }), await list({ limit: 3, offset: 3 })]
    expect(pages.flat()).toEqual(await list({}))
    expect((await owner.lead.list({ exhibitorId: orbit, limit: 1 })).total).toBe(4)
  })
})

describe('a search that goes through all leads', () => {
  test('gives pages of one list, which is made anew once anything has changed', async () => {
    const { owner, orbit, list, weber } = await fourLeads()
    const search = { search: '青木', sort: 'name' as const }
    expect(await list(search)).toEqual(['aoki'])
    await owner.lead.addNote({ command: command(), leadId: weber, text: '青木さんの紹介', by: '' })
    expect(await list({ ...search, descending: false })).toEqual(['weber', 'aoki'])
    expect(await list(search)).toEqual(['aoki', 'weber'])
    expect(await list({ ...search, limit: 1, offset: 1 })).toEqual(['weber'])
    const all = await Promise.all(['青木', 'やまだ', '青木', 'zzz'].map((text) => list({ search: text })))
    expect(all).toEqual([['aoki', 'weber'], ['yamada'], ['aoki', 'weber'], []])
    expect(await owner.lead.list({ exhibitorId: orbit, search: '青木', limit: 1 })).toMatchObject({ total: 2 })
  })

  test('lets others in between, and ends when nobody waits for it any more', async () => {
    const { app, owner, orbit } = await fourLeads()
    // the leads' rows are there
    await owner.lead.list({ exhibitorId: orbit })
    const filter = {
      exhibitorId: orbit,
      search: 'nobody',
      sort: 'lastScanned' as const,
      descending: true,
      rank: null,
      tag: null,
      between: null,
      followUp: null,
      today: '',
      consent: null,
      offset: 0,
      limit: 100,
    }
    // rows are walked one by one: many of them take many steps
    const copy = app.db
      .prepare(`INSERT INTO lead_view SELECT @id, exhibitor_id, visitor_id, badge_code, contact, full_name, kana, organisation,
      title, name_key, organisation_key, search, rank, tags, follow_up, follow_up_due, consents, scan_count, note_count, first_scanned_at,
      last_scanned_at, updated_at, quarters FROM lead_view WHERE exhibitor_id = @orbit LIMIT 1`)
    app.db.pragma('foreign_keys = OFF')
    app.db.transaction(() => {
      for (let i = 0; i < 20_000; i++) copy.run({ id: newId(), orbit })
    })()
    app.db.pragma('foreign_keys = ON')
    expect((await owner.lead.list({ exhibitorId: orbit })).total).toBe(20_004)
    const given = new AbortController()
    const search = listLeads(app, filter, given.signal)
    // a step takes a millisecond, and 20,000 rows take many
    await setImmediate()
    given.abort()
    await expect(search).rejects.toMatchObject({ code: 'cancelled' })
    await owner.scan.record(scanOf(orbit, 'IN-BETWEEN'))
    expect(await owner.lead.list({ exhibitorId: orbit, search: 'IN-BETWEEN' })).toMatchObject({ total: 1 })
  })
})

test('a follow-up sets what was changed of it and nothing else, so that two stations may change two parts', async () => {
  const { owner, aoki: leadId } = await fourLeads()
  const followUp = { action: 'call', owner: '', dueOn: null, status: 'open' as const }
  await owner.lead.setFollowUp({ command: command('2026-01-28T02:00:00.000Z'), leadId, followUp })
  await owner.lead.setFollowUp({
    command: command('2026-01-28T03:00:00.000Z'),
    leadId,
    followUp: { ...followUp, owner: 'Ben' },
  })
  const { changes } = await owner.lead.get({ leadId })
  expect(changes.filter(({ at }) => at.startsWith('2026-01-28T03'))).toMatchObject([
    { field: 'followUp.owner', value: 'Ben' },
  ])
})

describe('filters', () => {
  test('by rank, tag, follow-up and consent', async () => {
    const { owner, list, yamada, weber, aoki } = await fourLeads()
    await owner.lead.setRank({ command: command(), leadId: yamada, rank: 'A' })
    await owner.lead.setTags({ command: command(), leadId: weber, add: ['press'], remove: [] })
    await owner.lead.recordConsent({
      command: command(),
      leadId: aoki,
      purpose: 'contact',
      given: true,
      language: 'ja',
    })
    const followUp = { action: 'call', owner: '', status: 'open' as const }
    await owner.lead.setFollowUp({ command: command(), leadId: yamada, followUp: { ...followUp, dueOn: '2020-01-01' } })
    await owner.lead.setFollowUp({
      command: command(),
      leadId: weber,
      followUp: { ...followUp, dueOn: '2020-01-01', status: 'done' },
    })
    await owner.lead.setFollowUp({ command: command(), leadId: aoki, followUp: { ...followUp, dueOn: '2999-01-01' } })
    expect(await list({ rank: 'A' })).toEqual(['yamada'])
    expect(await list({ rank: 'none' })).toEqual(['unknown', 'aoki', 'weber'])
    expect(await list({ tag: 'press' })).toEqual(['weber'])
    expect(await list({ consent: 'contact' })).toEqual(['aoki'])
    expect(await list({ followUp: 'open' })).toEqual(['aoki', 'yamada'])
    expect(await list({ followUp: 'done' })).toEqual(['weber'])
    expect(await list({ followUp: 'overdue' })).toEqual(['yamada'])
    expect(await list({ followUp: 'none' })).toEqual(['unknown'])
    await owner.lead.recordConsent({
      command: command(),
      leadId: aoki,
      purpose: 'contact',
      given: false,
      language: 'ja',
    })
    expect(await list({ consent: 'contact' })).toEqual([])
  })

  test('by day of the exhibition', async () => {
    const { owner, orbit, list } = await fourLeads()
    expect((await owner.lead.facets({ exhibitorId: orbit })).days).toEqual(['2026-01-28', '2026-01-29'])
    expect(await list({ day: '2026-01-28' })).toEqual(['weber', 'yamada'])
    expect(await list({ day: '2026-01-30' })).toEqual([])
  })

  test('by day where a day begins within an hour of UTC', async () => {
    const { owner } = await openTestApp({ empty: true })
    const file = exhibitionFile()
    const { exhibitors } = await owner.exhibition.apply({
      command: command(),
      file: { ...file, exhibition: { ...file.exhibition, timeZone: 'Asia/Kathmandu' } },
    })
    const { exhibitorId } = exhibitors[0]!
    for (const at of ['2026-01-28T18:14:59.999Z', '2026-01-28T18:15:00.000Z'])
      await owner.scan.record(scanOf(exhibitorId, `AT-${at}`, { command: command(at) }))
    expect((await owner.lead.facets({ exhibitorId })).days).toEqual(['2026-01-28', '2026-01-29'])
    for (const day of ['2026-01-28', '2026-01-29']) expect((await owner.lead.list({ exhibitorId, day })).total).toBe(1)
  })
})
