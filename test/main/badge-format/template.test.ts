import { describe, expect, test } from 'vitest'
import type { Client } from '../../../shared/contract/index.ts'
import type { RereadPreview, RereadReport } from '../../../shared/contract/reread.ts'
import { readerSignature } from '../../../shared/domain/badge/reader.ts'
import { openApp } from '../../../main/hosts/open-app.ts'
import { applyReread } from '../../../main/badge-format/reread.job.ts'
import { noteExported } from '../../../main/followup/written-list.sql.ts'
import { clearUnbundled, lastUnbundledMark } from '../../../main/lead/unbundled.sql.ts'
import { AppError } from '../../../shared/errors.ts'
import { MECARD, clientOf, command, failureOf, hex, openTestApp, scanOf } from '../../support/app.ts'
import { OWNER } from '../../../main/app/context.ts'
import { exhibitionOf } from '../../../main/exhibition/current.ts'
import { thisStation } from '../../../main/station/this-station.ts'

const UPDATED_AT = 'SELECT updated_at FROM lead_view WHERE lead_id = ?'
const badge = (code: string, name: string, company: string): string => `XX${code}#${name}#${company}#Z`
const ANN = badge('A123', 'Ann Smith', 'Acme Space')
const BOB = badge('B456', 'Bob Jones', 'Orbit Works')

/** Marks by what stands in the text. */
function sample(text: string, parts: Record<string, 'badgeCode' | 'fullName' | 'organisation'>) {
  return {
    payloadHex: hex(text),
    marks: Object.entries(parts).map(([part, field]) => ({
      start: text.indexOf(part),
      end: text.indexOf(part) + part.length,
      field,
    })),
  }
}
const SAMPLES = [
  sample(ANN, { A123: 'badgeCode', 'Ann Smith': 'fullName', 'Acme Space': 'organisation' }),
  sample(BOB, { B456: 'badgeCode', 'Bob Jones': 'fullName', 'Orbit Works': 'organisation' }),
]

async function preview(
  client: Client,
  templates?: Parameters<Client['reread']['preview']>[0]['templates'],
): Promise<RereadPreview> {
  for await (const event of await client.reread.preview(templates ? { templates } : {}))
    if (event.kind === 'done') return event.preview
  throw new Error('no preview')
}
async function apply(client: Client): Promise<RereadReport> {
  for await (const event of await client.reread.apply({ command: command() }))
    if (event.kind === 'done') return event.report
  throw new Error('no report')
}

describe('teaching', () => {
  test('from two samples comes a format, tried on everything scanned so far; nothing is saved before it is', async () => {
    const { owner, orbit } = await openTestApp()
    for (const payload of [ANN, BOB, badge('C7', 'Cleo', 'X'), MECARD]) await owner.scan.record(scanOf(orbit, payload))
    const samples = await owner.template.samples()
    expect(samples.map(({ text, scans }) => [text, scans])).toContainEqual([ANN, 1])
    expect(samples.map(({ text }) => text)).not.toContain(MECARD)
    const taught = await owner.template.propose({ samples: SAMPLES })
    expect(taught).toMatchObject({ payloads: 4, fits: 3, changed: 3, sameCode: 0 })
    expect(taught.examples.find(({ text }) => text === ANN)).toMatchObject({
      after: { badgeCode: 'A123', contact: { fullName: 'Ann Smith', organisation: 'Acme Space' } },
    })
    expect((await owner.template.list()).templates).toEqual([])
    const saved = { ...taught.template, name: 'The fair’s badge' }
    expect(await owner.template.preview({ template: saved })).toMatchObject({ fits: 3 })
    await owner.template.save({ command: command(), template: saved })
    await owner.template.save({ command: command(), template: saved })
    expect((await owner.exhibition.exportFile()).badge.templates).toEqual([saved])
    expect(await owner.scan.record(scanOf(orbit, badge('D8', 'Dan', 'Y')))).toMatchObject({
      reading: { badgeCode: 'D8' },
      contact: { fullName: 'Dan', organisation: 'Y' },
    })
    // lists follow by themselves: nobody has to read again or start again first
    const namesOf = async () => (await owner.lead.list({ exhibitorId: orbit })).rows.map(({ fullName }) => fullName)
    await expect.poll(namesOf).toEqual(expect.arrayContaining(['Ann Smith', 'Bob Jones', 'Cleo', 'Dan']))
    expect(await owner.template.remove({ command: command(), templateId: saved.id })).toEqual({ templates: [] })
    await expect.poll(namesOf).not.toContain('Ann Smith')
    expect(await failureOf(owner.template.remove({ command: command(), templateId: saved.id }))).toMatchObject({
      code: 'template_not_found',
    })
  })

  test('a new format is tried before those that were taught earlier; a changed one keeps its place', async () => {
    const { owner } = await openTestApp()
    const format = (id: string, name = id) => ({
      id,
      name,
      kind: 'delimited' as const,
      separator: '#',
      columns: ['badgeCode' as const, 'fullName' as const],
      minColumns: 2,
    })
    for (const template of [format('first'), format('second'), format('first', 'renamed')])
      await owner.template.save({ command: command(), template })
    expect((await owner.template.list()).templates.map(({ id, name }) => [id, name])).toEqual([
      ['second', 'second'],
      ['first', 'renamed'],
    ])
    expect(await failureOf(owner.template.remove({ command: command(), templateId: 'third' }))).toMatchObject({
      code: 'template_not_found',
    })
    expect(
      (await owner.template.remove({ command: command(), templateId: 'second' })).templates.map(({ id }) => id),
    ).toEqual(['first'])
  })

  test('marks that show no rule are told so', async () => {
    const { owner } = await openTestApp()
    const one = sample('abcdef', { bc: 'badgeCode' })
    const other = sample('uvwxyz12', { xyz: 'badgeCode' })
    expect(await failureOf(owner.template.propose({ samples: [one, other] }))).toMatchObject({
      code: 'template_not_found_in_samples',
    })
  })

  test('a code that many badges would share is counted', async () => {
    const { owner, orbit } = await openTestApp()
    for (let i = 0; i < 6; i++) await owner.scan.record(scanOf(orbit, `FAIR|${i}|Name ${i}`))
    const taught = await owner.template.propose({
      samples: [sample('FAIR|1|Name 1', { FAIR: 'badgeCode', 'Name 1': 'fullName' })],
    })
    expect(taught).toMatchObject({ fits: 6, sameCode: 5 })
  })
})

describe('reading again', () => {
  async function taughtFair() {
    const opened = await openTestApp()
    const { owner, orbit, polar } = opened
    const ann = (await owner.scan.record(scanOf(orbit, ANN, { command: command('2026-01-28T01:00:00.000Z') }))).leadId!
    const bob = (await owner.scan.record(scanOf(orbit, BOB))).leadId!
    await owner.scan.record(scanOf(polar, ANN))
    await owner.scan.record(scanOf(orbit, MECARD))
    await owner.lead.correct({ command: command(), leadId: bob, fields: { fullName: 'Robert Jones' } })
    const { template } = await owner.template.propose({ samples: SAMPLES })
    return { ...opened, ann, bob, template }
  }

  test('a preview says what would change, without what was typed; nothing changes by it', async () => {
    const { owner, orbit, ann, bob, template } = await taughtFair()
    const rows = await owner.lead.list({ exhibitorId: orbit })
    const { examples, ...counts } = await preview(owner, [template])
    expect(counts).toEqual({ leads: 4, changed: 3, links: 2, suspicious: 0 })
    expect(examples.find(({ leadId }) => leadId === ann)?.changes).toEqual(
      expect.arrayContaining([
        { field: 'badgeCode', before: expect.stringContaining('A123') as string, after: 'A123' },
        { field: 'organisation', before: expect.any(String) as string, after: 'Acme Space' },
      ]),
    )
    expect(JSON.stringify(examples.find(({ leadId }) => leadId === bob))).not.toContain('Robert')
    expect(await owner.lead.list({ exhibitorId: orbit })).toEqual(rows)
    expect(await owner.reread.status()).toEqual({ due: false })
  })

  test('earlier leads show what the format finds, what was typed stays, and the same badge scanned again belongs to them', async () => {
    const { app, owner, orbit, ann, bob, template } = await taughtFair()
    await owner.template.save({ command: command(), template })
    expect(await owner.reread.status()).toEqual({ due: true })
    clearUnbundled(app.db, lastUnbundledMark(app.db), 100)
    expect(await apply(owner)).toEqual({ leads: 4, changed: 3, links: 2, suspicious: 0 })
    expect(await owner.reread.status()).toEqual({ due: false })
    // the links are not in any bundle yet
    expect(app.db.prepare('SELECT lead_id FROM unbundled_lead').pluck().all()).toEqual(
      expect.arrayContaining([ann, bob]),
    )
    expect((await owner.lead.get({ leadId: ann })).lead).toMatchObject({
      badgeCode: 'A123',
      contact: { fullName: 'Ann Smith', organisation: 'Acme Space' },
    })
    expect((await owner.lead.get({ leadId: bob })).lead.contact).toMatchObject({
      fullName: 'Robert Jones',
      organisation: 'Orbit Works',
    })
    const again = await owner.scan.record(scanOf(orbit, ANN))
    expect(again).toMatchObject({ outcome: 'again', times: 2, previous: { at: '2026-01-28T01:00:00.000Z' } })
    const anns = (await owner.lead.list({ exhibitorId: orbit, search: 'Ann Smith' })).rows
    expect(anns.map((row) => row.scanCount)).toEqual([2])
    // once more changes nothing
    expect(await apply(owner)).toMatchObject({ changed: 0 })
    expect((await owner.lead.list({ exhibitorId: orbit })).total).toBe(3)
  })

  test('what a written list no longer shows is counted again, the rest is not', async () => {
    const { app, owner, orbit, template } = await taughtFair()
    const { rows } = await owner.lead.list({ exhibitorId: orbit })
    noteExported(
      app.db,
      rows.map(({ leadId }) => [leadId, app.db.prepare(UPDATED_AT).pluck().get(leadId) as string]),
    )
    const notInList = async () =>
      (await owner.health.status()).perExhibitor.find((count) => count.exhibitorId === orbit)!.notInList
    expect(await notInList()).toBe(0)
    await owner.template.save({ command: command(), template })
    const words = (row: (typeof rows)[number]) => `${row.leadId} ${row.fullName} ${row.organisation}`
    const before = new Set(rows.map(words))
    const after = (await owner.lead.list({ exhibitorId: orbit })).rows
    const changed = after.filter((row) => !before.has(words(row))).length
    expect(changed).toBeGreaterThan(0)
    expect(changed).toBeLessThan(rows.length)
    expect(await notInList()).toBe(changed)
  })

  test('the registrant list knows a badge by the code that was taught later', async () => {
    const { owner, orbit, ann, template } = await taughtFair()
    const uploadId = command().id
    await owner.upload.add({ uploadId, offset: 0, part: new Blob(['code,department\nA123,Propulsion\n']) })
    await owner.template.save({ command: command(), template })
    await apply(owner)
    for await (const _event of await owner.registrant.import({ command: command(), uploadId, name: 'list.csv' }));
    expect((await owner.lead.get({ leadId: ann })).lead.contact).toMatchObject({
      fullName: 'Ann Smith',
      department: 'Propulsion',
    })
    expect((await owner.lead.list({ exhibitorId: orbit, search: 'Ann' })).rows).toHaveLength(1)
  })

  test('visitors are never made one person by a code that many share', async () => {
    const { owner, orbit } = await openTestApp()
    for (let i = 0; i < 6; i++) await owner.scan.record(scanOf(orbit, `FAIR|${i}|Name ${i}`))
    const { template } = await owner.template.propose({
      samples: [sample('FAIR|1|Name 1', { FAIR: 'badgeCode', 'Name 1': 'fullName' })],
    })
    await owner.template.save({ command: command(), template })
    expect(await apply(owner)).toMatchObject({ links: 0, suspicious: 6 })
    expect((await owner.lead.list({ exhibitorId: orbit })).total).toBe(6)
  })

  test('stopped on the way it stays due, and can be done later', async () => {
    const { app, owner, orbit, template } = await taughtFair()
    await owner.template.save({ command: command(), template })
    const { exhibitionId, file } = exhibitionOf(app)!
    const input = {
      databaseFile: app.databaseFile,
      turn: app.turn,
      exhibitionId,
      stationId: thisStation(app).stationId,
      at: command().at,
      exhibition: file,
    }
    const stopped = applyReread(input, {
      progress: () => undefined,
      throwIfCancelled: () => {
        throw new AppError('cancelled')
      },
    })
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
    expect(await owner.reread.status()).toEqual({ due: true })
    expect(await apply(owner)).toMatchObject({ leads: 4 })
    expect(await owner.reread.status()).toEqual({ due: false })
    expect((await owner.lead.list({ exhibitorId: orbit, search: 'Ann Smith' })).total).toBe(1)
  })

  test('lists made by another reader are made anew at the next start', async () => {
    const { app, owner, orbit } = await openTestApp()
    await owner.scan.record(scanOf(orbit, MECARD))
    app.db.exec(
      `UPDATE lead_view SET full_name = 'old reading'; UPDATE meta SET value = 'another reader' WHERE key IN ('list_reader', 'reader')`,
    )
    await app.close()
    const again = openApp({ folder: app.folder })
    const client = clientOf(again, OWNER)
    expect((await client.lead.list({ exhibitorId: orbit })).rows.map((row) => row.fullName)).toEqual(['髙橋 太郎'])
    expect(await client.reread.status()).toEqual({ due: true })
    await again.close()
  })

  test('the signature of a reader tells countries and formats apart', () => {
    const signatureIn = (country: string) => readerSignature({ exhibition: { country }, badge: { templates: [] } })
    expect(signatureIn('JP')).toBe(signatureIn('JP'))
    expect(signatureIn('FR')).not.toBe(signatureIn('JP'))
  })
})
