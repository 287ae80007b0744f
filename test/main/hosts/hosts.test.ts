/** One suite over every transport: whatever carries the calls, the same procedures give the same answers. */
import { isContractProcedure } from '@orpc/contract'
import { describe, expect, test } from 'vitest'
import { contract, type Client } from '../../../shared/contract/index.ts'
import { newId, type CommandId } from '../../../shared/domain/ids.ts'
import { MECARD, command, failureIn, failureOf, hex, openTestApp, scanOf } from '../../support/app.ts'
import { checkOf } from '../../support/check.ts'
import { PIN, exhibitionFile } from '../../support/exhibition.ts'
import { TRANSPORTS } from '../../support/transports.ts'

describe.each(TRANSPORTS)('%s', (_name, connect) => {
  const start = async (options: { empty?: boolean } = {}) => {
    const opened = await openTestApp(options)
    return { ...opened, client: await connect(opened.app) }
  }

  test('an empty folder is set up by the page, wrong files are refused whole with each field named', async () => {
    const { client } = await start({ empty: true })
    expect(await client.exhibition.get()).toBeNull()
    const wrong = {
      ...exhibitionFile(),
      exhibitors: [
        { code: 'a b', country: 'FR' },
        { ...exhibitionFile().exhibitors[0]!, pin: 'x' },
      ],
    }
    const { code, params } = await failureOf(client.exhibition.apply({ command: command(), file: wrong }))
    expect(code).toBe('exhibition_file_invalid')
    expect((params.fields as { field: string }[]).map(({ field }) => field)).toEqual([
      'exhibitors.0.code',
      'exhibitors.0.name',
      'exhibitors.1.pin',
    ])
    expect(await client.exhibition.get()).toBeNull()
    const applied = await client.exhibition.apply({ command: command(), file: exhibitionFile() })
    expect(applied.exhibitors.map((exhibitor) => [exhibitor.code, exhibitor.hasPin])).toEqual([
      ['ORBIT', true],
      ['POLAR', false],
    ])
    const again = await client.exhibition.apply({ command: command(), file: exhibitionFile() })
    expect(again).toEqual({ ...applied, changedPins: 0 })
  })

  test('the exported file sets up a station that knows the same PINs', async () => {
    const { client } = await start()
    const other = await start({ empty: true })
    await other.client.exhibition.apply({ command: command(), file: await client.exhibition.exportFile() })
    const orbit = (await other.client.exhibition.get())!.exhibitors[0]!
    expect(
      (await other.client.session.openExhibitor({ exhibitorId: orbit.exhibitorId, pin: PIN })).exhibitors,
    ).toContain(orbit.exhibitorId)
  })

  test('a scan is recorded once however often it is sent, and again when the badge comes again', async () => {
    const { client, orbit } = await start()
    const first = scanOf(orbit, MECARD, { consents: ['contact', 'unknown'] })
    const ack = await client.scan.record(first)
    expect(ack).toMatchObject({
      outcome: 'new',
      times: 1,
      scanId: first.command.id,
      contact: { fullName: '髙橋 太郎', organisation: '㈱宇宙電波' },
    })
    expect(await client.scan.record(first)).toEqual(ack)
    const again = await client.scan.record(scanOf(orbit, MECARD))
    expect(again).toMatchObject({
      outcome: 'again',
      leadId: ack.leadId,
      times: 2,
      previous: { at: ack.at, staff: 'Aiko' },
    })
    await client.session.openExhibitor({ exhibitorId: orbit, pin: PIN })
    const { lead } = await client.lead.get({ leadId: ack.leadId! })
    expect(lead.scans).toHaveLength(2)
    expect(lead.consents).toHaveLength(1)
    expect((await client.health.status()).leads).toBe(1)
  })

  test('what is no badge is told apart and recorded nowhere', async () => {
    const { client, orbit } = await start()
    expect(await client.scan.record(scanOf(orbit, 'WIFI:T:WPA;S:hall;P:secret;;'))).toMatchObject({
      outcome: 'rejected',
      reason: 'wifi',
      leadId: null,
    })
    expect(await client.scan.record(scanOf(orbit, ''))).toMatchObject({ outcome: 'rejected', reason: 'empty' })
    expect((await client.health.status()).scans).toBe(0)
    expect(await client.scan.read({ payloadHex: hex('A12345') })).toMatchObject({
      format: 'opaque',
      badgeCode: 'A12345',
    })
  })

  test('everything of a lead can be changed and is there afterwards', async () => {
    const { client, polar } = await start()
    const { leadId } = await client.scan.record(scanOf(polar, MECARD))
    const change = () => ({ command: command(), leadId: leadId! })
    await client.lead.setRank({ ...change(), rank: 'B' })
    await client.lead.setTags({ ...change(), add: ['JAXA', '代理店'], remove: [] })
    await client.lead.setTags({ ...change(), add: [], remove: ['JAXA'] })
    await client.lead.setAnswer({ ...change(), question: 'need', answer: '見積り' })
    const { noteId } = await client.lead.addNote({ ...change(), text: 'call 😀 𠮷野', by: 'Ben' })
    await client.lead.addNote({ ...change(), text: 'second', by: 'Ben' })
    await client.lead.withdrawNote({ ...change(), noteId })
    await client.lead.setFollowUp({
      ...change(),
      followUp: { action: 'visit', owner: 'Ben', dueOn: '2026-02-03', status: 'open' },
    })
    await client.lead.recordConsent({ ...change(), purpose: 'contact', given: true, language: 'ja' })
    expect(await client.lead.correct({ ...change(), fields: { title: '部長', givenName: '次郎' } })).toMatchObject({
      fullName: '髙橋 次郎',
      title: '部長',
    })
    const { lead, badgeContact, corrected } = await client.lead.get({ leadId: leadId! })
    expect(lead).toMatchObject({
      rank: 'B',
      tags: ['代理店'],
      answers: { need: '見積り' },
      followUp: { action: 'visit', owner: 'Ben', dueOn: '2026-02-03', status: 'open' },
      consents: [{ purpose: 'contact', given: true, wordingVersion: '1', language: 'ja' }],
      contact: { title: '部長' },
    })
    expect(lead.notes.map((note) => note.text)).toEqual(['second'])
    expect([badgeContact.title, corrected.toSorted()]).toEqual(['', ['givenName', 'title']])
  })

  test('a replayed change does not undo a later one', async () => {
    const { client, polar } = await start()
    const { leadId } = await client.scan.record(scanOf(polar, 'A1'))
    const early = { command: command(), leadId: leadId!, rank: 'A' as const }
    await client.lead.setRank(early)
    await client.lead.setRank({ command: command(), leadId: leadId!, rank: 'C' })
    expect(await client.lead.setRank(early)).toEqual({ leadId, rank: 'C' })
  })

  test('leads are searched, filtered, sorted and counted', async () => {
    const { client, polar } = await start()
    const a = await client.scan.record(scanOf(polar, MECARD, { command: command('2026-01-28T16:00:00.000Z') }))
    const b = await client.scan.record(
      scanOf(polar, 'MECARD:N:Weiß,Jürgen;ORG:100%_Space GmbH;;', { command: command('2026-01-28T02:00:00.000Z') }),
    )
    const ids = async (query: Partial<Parameters<Client['lead']['list']>[0]>) =>
      (await client.lead.list({ exhibitorId: polar, ...query })).rows.map((row) => row.leadId)
    expect(await ids({})).toEqual([a.leadId, b.leadId])
    expect(await ids({ sort: 'name', descending: false })).toEqual([b.leadId, a.leadId])
    expect(await ids({ search: 'たかはし' })).toEqual([a.leadId])
    expect(await ids({ search: 'jurgen' })).toEqual([b.leadId])
    expect(await ids({ search: '0%_s' })).toEqual([b.leadId])
    expect(await ids({ search: '%' })).toEqual([b.leadId])
    expect(await ids({ day: '2026-01-29' })).toEqual([a.leadId])
    expect(await ids({ rank: 'none', followUp: 'none', limit: 1, offset: 1 })).toEqual([b.leadId])
    expect((await client.lead.list({ exhibitorId: polar })).total).toBe(2)
    expect((await client.lead.facets({ exhibitorId: polar })).days).toEqual(['2026-01-28', '2026-01-29'])
  })

  test('wrong input names its fields, an unknown lead or exhibitor its kind', async () => {
    const { client, owner, polar } = await start()
    expect(await failureOf(client.scan.record({ ...scanOf(polar, 'A'), payloadHex: 'xyz' }))).toEqual({
      code: 'input_invalid',
      params: { fields: ['payloadHex'] },
    })
    expect(await failureOf(client.scan.record(scanOf(newId() as typeof polar, 'A')))).toMatchObject({
      code: 'exhibitor_not_found',
    })
    expect(
      await failureOf(
        owner.lead.setRank({
          command: { id: newId() as CommandId, at: new Date().toISOString() },
          leadId: newId() as never,
          rank: null,
        }),
      ),
    ).toMatchObject({ code: 'lead_not_found' })
  })

  test('settings are kept, part by part', async () => {
    const { client } = await start()
    await client.settings.set({ language: 'ja', sound: false })
    await client.settings.set({ theme: 'dark' })
    expect(await client.settings.get()).toMatchObject({ language: 'ja', sound: false, theme: 'dark', engine: 'zxing' })
  })

  test('a list is written with progress, fetched once, and counts as exported', async () => {
    const { client, polar } = await start()
    await client.scan.record(scanOf(polar, MECARD))
    expect((await client.health.status()).notInList).toBe(1)
    let parcelId = ''
    for await (const event of await client.followup.write({
      command: command(),
      exhibitorId: polar,
      format: 'csv',
      language: 'en',
    })) {
      if (event.kind === 'done') parcelId = event.parcel.parcelId
    }
    const file = await client.parcel.fetch({ parcelId, offset: 0 })
    expect(await file.text()).toContain('髙橋')
    expect(await failureOf(client.parcel.fetch({ parcelId, offset: 0 }))).toMatchObject({
      code: 'file_not_found',
    })
    expect((await client.health.status()).notInList).toBe(0)
  })

  test('the demo fills an empty folder only', async () => {
    const { client } = await start({ empty: true })
    expect(await client.exhibition.demo({ leads: 150, seed: 7 })).toMatchObject({ exhibitors: 9, leads: 150 })
    // more than are made anew on the way to an answer
    expect(await client.health.status()).toMatchObject({ leads: 150, catchingUp: false })
    expect(await failureOf(client.exhibition.demo({ leads: 1, seed: 1 }))).toMatchObject({
      code: 'data_folder_not_empty',
    })
    expect(await checkOf(client)).toMatchObject({ ok: true })
  })

  test('every procedure answers here, and what it cannot do it says by a code of the closed set', async () => {
    const { client } = await start()
    const procedures = Object.entries(contract).flatMap(([noun, verbs]) =>
      Object.entries(verbs)
        .filter(([, one]) => isContractProcedure(one))
        .map(([verb]) => [noun, verb] as const),
    )
    expect(procedures.length).toBeGreaterThan(60)
    for (const [noun, verb] of procedures) {
      const call = (client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[noun]![
        verb
      ]!
      const code = await answerOf(call)
      expect(code, `${noun}.${verb}`).not.toBe('internal')
    }
  })
})

/**
 * Calls a procedure with an input that says nothing: the code of its refusal, or `answered`. Events are read to their
 * end.
 */
async function answerOf(call: (input: unknown) => Promise<unknown>): Promise<string> {
  try {
    const output = await call({})
    if (typeof output === 'object' && output !== null && Symbol.asyncIterator in output)
      for await (const _event of output as AsyncIterable<unknown>);
    return 'answered'
  } catch (error) {
    return failureIn(error).code
  }
}
