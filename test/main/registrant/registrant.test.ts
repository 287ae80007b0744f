import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { openApp } from '../../../main/hosts/open-app.ts'
import { importRegistrants } from '../../../main/registrant/import-registrants.job.ts'
import { AppError } from '../../../shared/errors.ts'
import { getRegistrant } from '../../../main/lead/registrant.sql.ts'
import { eraseRegistrant } from '../../../main/erasure/registrants.sql.ts'
import { listsToClear } from '../../../main/registrant/registrant-list.sql.ts'
import { openStaging } from '../../../main/registrant/staging.sql.ts'
import type { RegistrantReport } from '../../../shared/contract/registrant.ts'
import type { Client } from '../../../shared/contract/index.ts'
import { newId, type ExhibitorId, type LeadId } from '../../../shared/domain/ids.ts'
import { MECARD, clientOf, command, failureOf, openTestApp, scanOf } from '../../support/app.ts'
import { OWNER } from '../../../main/app/context.ts'
import { exhibitionFile } from '../../support/exhibition.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { TRANSPORTS } from '../../support/transports.ts'
import { exhibitionOf } from '../../../main/exhibition/current.ts'
import type { App } from '../../../main/app/app.ts'
import { uploadsOf } from '../../../main/transfer/waiting-files.ts'
import { erase } from '../../../main/erasure/erase.ts'

const LIST = '来場者番号,氏名,会社名,メール\nA1,髙橋 太郎,㈱宇宙,t@ex.jp\nA2,鈴木 花子,地球㈱,h@ex.jp\n'

/** Hands a list over in pieces of `size` bytes and returns its id. */
async function upload(client: Client, text: string, size = 1000): Promise<string> {
  const uploadId = newId()
  const bytes = Buffer.from(text)
  for (let offset = 0; offset < bytes.length; offset += size)
    await client.upload.add({ uploadId, offset, part: new Blob([bytes.subarray(offset, offset + size)]) })
  return uploadId
}

async function importText(
  client: Client,
  text: string,
  more: { mapping?: ('badgeCode' | 'fullName' | 'ignore')[]; headingLine?: number } = {},
): Promise<RegistrantReport> {
  const uploadId = await upload(client, text)
  for await (const event of await client.registrant.import({ command: command(), uploadId, name: 'list.csv', ...more }))
    if (event.kind === 'done') return event.report
  throw new Error('the import ended without a report')
}

const scanLead = async (client: Client, exhibitorId: ExhibitorId, payload: string): Promise<LeadId> =>
  (await client.scan.record(scanOf(exhibitorId, payload))).leadId!
const nameOf = async (client: Client, leadId: LeadId): Promise<string> =>
  (await client.lead.get({ leadId })).lead.contact.fullName
const listed = async (client: Client, exhibitorId: ExhibitorId): Promise<string[]> =>
  (await client.lead.list({ exhibitorId, sort: 'firstScanned', descending: false })).rows.map((row) => row.fullName)

describe.each(TRANSPORTS)('%s', (_name, connect) => {
  test('a list is handed over in pieces, looked into and taken over', async () => {
    const { app, polar } = await openTestApp()
    const client = await connect(app)
    const leadId = await scanLead(client, polar, 'A1')
    const uploadId = await upload(client, LIST, 7)
    const preview = await client.registrant.preview({ uploadId, name: 'list.csv' })
    expect(preview).toMatchObject({
      kind: 'csv',
      charset: 'utf-8',
      delimiter: ',',
      headingLine: 1,
      headings: ['来場者番号', '氏名', '会社名', 'メール'],
      mapping: ['badgeCode', 'fullName', 'organisation', 'email'],
      problems: [],
    })
    expect(preview.rows[1]).toEqual({ line: 3, cells: ['A2', '鈴木 花子', '地球㈱', 'h@ex.jp'] })
    const events = []
    for await (const event of await client.registrant.import({ command: command(), uploadId, name: 'list.csv' }))
      events.push(event)
    expect(events.at(-1)).toEqual({
      kind: 'done',
      report: { rows: 2, imported: 2, refused: 0, filled: 1, replaced: 0, reasons: {}, refusals: [] },
    })
    expect(await nameOf(client, leadId)).toBe('髙橋 太郎')
    expect(await client.registrant.status()).toMatchObject({ name: 'list.csv', report: { imported: 2, filled: 1 } })
    expect(readdirSync(join(app.folder, 'uploads'))).toEqual([])
  })
})

describe('uploads', () => {
  test('a piece may be sent again, a gap is refused, a file that is not there is not found', async () => {
    const { owner } = await openTestApp()
    const uploadId = newId()
    const part = new Blob(['code,name\n'])
    expect(await owner.upload.add({ uploadId, offset: 0, part })).toEqual({ size: 10 })
    expect(await owner.upload.add({ uploadId, offset: 0, part })).toEqual({ size: 10 })
    expect(await failureOf(owner.upload.add({ uploadId, offset: 11, part }))).toMatchObject({
      code: 'upload_incomplete',
    })
    await owner.upload.discard({ uploadId })
    expect(await failureOf(owner.registrant.preview({ uploadId, name: 'x' }))).toMatchObject({
      code: 'upload_not_found',
    })
  })

  test('what an ended run left is gone at the next start', async () => {
    const { app, owner } = await openTestApp()
    await upload(owner, LIST)
    await app.close()
    expect(existsSync(join(app.folder, 'uploads'))).toBe(false)
  })
})

test('a list whose codes may have lost their zeros says so', async () => {
  const { owner } = await openTestApp()
  const problemsOf = async (codes: string[]): Promise<string[]> => {
    const uploadId = await upload(owner, `来場者番号,氏名\n${codes.map((code) => `${code},山田 太郎\n`).join('')}`)
    return (await owner.registrant.preview({ uploadId, name: 'list.csv' })).problems
  }
  expect(await problemsOf(['123', '4567'])).toEqual(['zeros_missing'])
  expect(await problemsOf(['00123', '04567'])).toEqual([])
  expect(await problemsOf(['10123', '14567'])).toEqual([])
  expect(await problemsOf(['A1', '123', '4567'])).toEqual([])
})

describe('what leads show', () => {
  test('a badge scanned after the list came shows its name in the acknowledgement', async () => {
    const { owner, orbit } = await openTestApp()
    await importText(owner, LIST)
    expect(await owner.scan.record(scanOf(orbit, 'A2'))).toMatchObject({
      outcome: 'new',
      contact: { fullName: '鈴木 花子', organisation: '地球㈱', emails: ['h@ex.jp'] },
    })
  })

  test('what a person typed stays, before and after; what the badge itself says comes before the list', async () => {
    const { owner, orbit } = await openTestApp()
    const typed = await scanLead(owner, orbit, 'A1')
    await owner.lead.correct({ command: command(), leadId: typed, fields: { fullName: '高橋 次郎', title: '部長' } })
    await importText(owner, LIST)
    expect((await owner.lead.get({ leadId: typed })).lead.contact).toMatchObject({
      fullName: '高橋 次郎',
      title: '部長',
      organisation: '㈱宇宙',
    })
    const own = await owner.scan.record(scanOf(orbit, 'BEGIN:VCARD\nVERSION:3.0\nFN:本人 名\nUID:A2\nEND:VCARD'))
    await importText(owner, LIST.replaceAll('高橋', '別人').replaceAll('髙橋', '別人'))
    expect(await nameOf(owner, typed)).toBe('高橋 次郎')
    expect(own.contact?.fullName).toBe('本人 名')
    await owner.lead.correct({ command: command(), leadId: typed, fields: { fullName: null } })
    expect(await nameOf(owner, typed)).toBe('別人 太郎')
  })

  test('a newer list replaces the older: its names, and what it no longer holds', async () => {
    const { app, owner, orbit } = await openTestApp()
    for (const code of ['A1', 'A2', 'A3']) await scanLead(owner, orbit, code)
    expect(await importText(owner, LIST)).toMatchObject({ filled: 2 })
    const report = await importText(owner, '来場者番号,氏名\nA1,高橋 新\nA3,佐藤 三\n')
    expect(report).toMatchObject({ imported: 2, filled: 2, replaced: 2 })
    expect(await listed(owner, orbit)).toEqual(['高橋 新', '', '佐藤 三'])
    expect(listsToClear(app.db)).toEqual([])
    expect(app.db.prepare('SELECT count(*) FROM registrant').pluck().get()).toBe(2)
  })

  test('a list taken away takes its names with it', async () => {
    const { owner, orbit } = await openTestApp()
    const leadId = await scanLead(owner, orbit, 'A1')
    const other = await scanLead(owner, orbit, MECARD)
    await importText(owner, LIST)
    expect(await owner.registrant.remove({ command: command() })).toEqual({ removed: true })
    expect([await nameOf(owner, leadId), await nameOf(owner, other), await owner.registrant.status()]).toEqual([
      '',
      '髙橋 太郎',
      null,
    ])
    expect(await owner.registrant.remove({ command: command() })).toEqual({ removed: false })
  })

  test('a lead that was in a written list without its name counts as not written', async () => {
    const { owner, orbit } = await openTestApp()
    await scanLead(owner, orbit, 'A1')
    for await (const _event of await owner.followup.write({
      command: command(),
      exhibitorId: orbit,
      format: 'csv',
      language: 'en',
    }));
    expect((await owner.followup.overview({ exhibitorId: orbit })).changedSinceLast).toBe(0)
    await importText(owner, LIST)
    expect((await owner.followup.overview({ exhibitorId: orbit })).changedSinceLast).toBe(1)
  })

  test('an import that was cut off before the names were everywhere is finished at the next start', async () => {
    const folder = temporaryFolder()
    const first = openApp({ folder })
    const owner = clientOf(first, OWNER)
    const { exhibitors } = await owner.exhibition.apply({ command: command(), file: exhibitionFile() })
    const orbit = exhibitors[0]!.exhibitorId
    await scanLead(owner, orbit, 'A1')
    await importText(owner, LIST)
    // as a power failure between the swap and the filling leaves it
    first.db.exec(`UPDATE registrant_list SET filled = 0; UPDATE lead_view SET full_name = ''`)
    await first.close()
    const again = await openTestApp({ folder })
    // a worker makes the lists anew; they lag until it is done
    await expect.poll(() => listed(again.owner, orbit)).toEqual(['髙橋 太郎'])
  })
})

describe('rows that are not taken over', () => {
  test('are told with line and reason; of equal codes the last row counts', async () => {
    const { app, owner } = await openTestApp()
    const report = await importText(
      owner,
      `code,name\nA1,first\n,nobody\n\n${'x'.repeat(600)},long\n1.5E+15,round\nＡ１ ,last\n`,
    )
    expect(report).toMatchObject({
      rows: 5,
      imported: 1,
      refused: 4,
      reasons: { no_code: 1, code_too_long: 1, code_rounded: 1, duplicate_code: 1 },
    })
    expect(report.refusals).toEqual([
      { line: 2, reason: 'duplicate_code', by: 7 },
      { line: 3, reason: 'no_code' },
      { line: 5, reason: 'code_too_long' },
      { line: 6, reason: 'code_rounded' },
    ])
    expect(getRegistrant(app.db, ['A1'])?.fullName).toBe('last')
    expect(await owner.registrant.status()).toMatchObject({ report })
  })

  test('a code column that the headings do not name can be named', async () => {
    const { app, owner } = await openTestApp()
    const text = 'what,who\nA1,Ann\n'
    expect(await failureOf(importText(owner, text))).toMatchObject({ code: 'list_without_code' })
    expect(await importText(owner, text, { mapping: ['badgeCode', 'fullName'], headingLine: 1 })).toMatchObject({
      imported: 1,
    })
    expect(getRegistrant(app.db, ['A1'])?.fullName).toBe('Ann')
  })

  test.each([
    ['in memory', 1e9],
    ['on disk', 10],
  ])('rows put in order %s: each code once, the last of each', (_name, inMemory) => {
    const told: number[][] = []
    const staging = openStaging((line, by) => told.push([line, by]), inMemory)
    for (const [i, code] of ['b', 'a', 'b', 'c', 'a', 'b'].entries()) staging.add(code, i + 1, `[${i}]`)
    expect([...staging.ordered()].map(({ code, cells }) => [code, cells])).toEqual([
      ['a', '[4]'],
      ['b', '[5]'],
      ['c', '[3]'],
    ])
    expect(told.toSorted((x, y) => x[0]! - y[0]!)).toEqual([
      [1, 3],
      [2, 5],
      [3, 6],
    ])
    staging.close()
  })
})

describe('an import that does not come to its end', () => {
  const big = (name: string): string =>
    `code,name\n${Array.from({ length: 30_000 }, (_, i) => `A${i},${name} ${i}`).join('\n')}\n`

  async function currentNames(app: App): Promise<string[]> {
    return Promise.resolve(['A1', 'A29999'].map((code) => getRegistrant(app.db, [code])?.fullName ?? ''))
  }

  // each chance to give up: while the file is read, and before the list becomes current
  test.each([[1], [2], [3], [4]])(
    'when cancelled at its chance %i leaves the list before as it is; the next one clears up',
    async (chance) => {
      const { app, owner } = await openTestApp()
      await importText(owner, big('old'))
      const { exhibitionId, file: exhibition } = exhibitionOf(app)!
      const uploadId = await upload(owner, big('new'), 1e6)
      let chances = 0
      const cancelled = importRegistrants(
        {
          databaseFile: app.databaseFile,
          turn: app.turn,
          file: uploadsOf(app).pathOf(uploadId),
          name: 'list.csv',
          at: command().at,
          exhibitionId,
          exhibition,
          options: {},
          mapping: null,
        },
        {
          progress: () => undefined,
          throwIfCancelled() {
            if (++chances === chance) throw new AppError('cancelled')
          },
        },
      )
      await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
      expect(await currentNames(app)).toEqual(['old 1', 'old 29999'])
      await importText(owner, big('newer'))
      expect(await currentNames(app)).toEqual(['newer 1', 'newer 29999'])
      expect(app.db.prepare('SELECT count(*) FROM registrant').pluck().get()).toBe(30_000)
    },
  )

  test('a second one has to wait for the first', async () => {
    const { app, owner } = await openTestApp()
    const uploadId = await upload(owner, big('first'), 1e6)
    const first = (await owner.registrant.import({ command: command(), uploadId, name: 'list.csv' }))[
      Symbol.asyncIterator
    ]()
    const begun = first.next()
    expect(await failureOf(importText(owner, LIST))).toMatchObject({ code: 'job_running' })
    await begun
    while (!(await first.next()).done);
    expect(await currentNames(app)).toEqual(['first 1', 'first 29999'])
  })

  test('scans go on being recorded while it runs', async () => {
    const { owner, orbit } = await openTestApp()
    const uploadId = await upload(owner, big('Person'), 1e6)
    let scanned = 0
    for await (const event of await owner.registrant.import({ command: command(), uploadId, name: 'list.csv' })) {
      if (event.kind === 'progress') await scanLead(owner, orbit, `A${scanned++}`)
    }
    expect(scanned).toBeGreaterThan(3)
    expect(await listed(owner, orbit)).toEqual(Array.from({ length: scanned }, (_, i) => `Person ${i}`))
  })
})

test('who was erased is not brought back by a list', async () => {
  const { app, owner, orbit } = await openTestApp()
  await scanLead(owner, orbit, 'A1')
  await importText(owner, LIST)
  await erase(app, { kind: 'badge', badgeCode: 'A1' }, '2026-01-28T01:00:00.000Z')
  expect(getRegistrant(app.db, ['A1'])).toBeNull()
  expect(await importText(owner, LIST)).toMatchObject({
    imported: 1,
    refused: 1,
    refusals: [{ line: 2, reason: 'erased' }],
  })
  expect(getRegistrant(app.db, ['A1'])).toBeNull()
})

test('a workbook is taken over as any list', async () => {
  const { app, owner } = await openTestApp()
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'List',
        rows: [
          ['来場者一覧'],
          [],
          ['来場者番号', '姓', '名'],
          [12345678901234, '髙橋', '太郎'],
          ['A2', '鈴木', '花子'],
        ],
      },
    ],
  })
  const uploadId = newId()
  await owner.upload.add({ uploadId, offset: 0, part: new Blob([new Uint8Array(bytes)]) })
  expect(await owner.registrant.preview({ uploadId, name: 'list.xlsx' })).toMatchObject({
    kind: 'xlsx',
    headingLine: 3,
    problems: [],
  })
  for await (const _event of await owner.registrant.import({ command: command(), uploadId, name: 'list.xlsx' }));
  expect(['12345678901234', 'A2'].map((code) => getRegistrant(app.db, [code])?.fullName)).toEqual([
    '髙橋 太郎',
    '鈴木 花子',
  ])
})

test('a badge that is erased is taken out of the list', async () => {
  const { app, owner } = await openTestApp()
  await importText(owner, LIST)
  expect([
    eraseRegistrant(app.db, 'A1'),
    getRegistrant(app.db, ['A1']),
    getRegistrant(app.db, ['A2'])?.fullName,
  ]).toEqual([1, null, '鈴木 花子'])
})

test('a file that is no list is refused, and nothing changes', async () => {
  const { owner } = await openTestApp()
  await importText(owner, LIST)
  writeFileSync(join(temporaryFolder(), 'x'), '')
  expect(await failureOf(importText(owner, '\n\n,\n'))).toMatchObject({ code: 'list_empty' })
  expect(await owner.registrant.status()).toMatchObject({ report: { imported: 2 } })
})
