import { execFileSync } from 'node:child_process'
import fs, { closeSync, mkdirSync, openSync, readFileSync, readdirSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { mergePaths } from '../../../main/merge/merge-bundles.ts'
import { writeBundle } from '../../../main/bundle/write-bundle.ts'
import { openApp } from '../../../main/hosts/open-app.ts'
import type { JobControl } from '../../../main/app/job-control.ts'
import { writeFollowup, type FollowupInput } from '../../../main/followup/write-followup.job.ts'
import { AppError } from '../../../shared/errors.ts'
import { MECARD, command, failureOf, openTestApp, scanOf, type TestApp } from '../../support/app.ts'
import { RECIPIENT, keyFile } from '../../support/bundles/stations.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { existingFile, readCsv, readXlsx } from '../../support/lists.ts'
import { exhibitionOf } from '../../../main/exhibition/current.ts'
import { exportFollowup } from '../../../main/followup/write-list.ts'

const badge = (at: number): string =>
  `MECARD:N:髙橋${at},太郎;ORG:㈱宇宙𠮷${at};TEL:031234${1000 + at};EMAIL:t${at}@uchu.example;;`

const OPENING = Date.parse('2026-01-28T01:00:00.000Z')

async function withLeads(count: number): Promise<TestApp> {
  const opened = await openTestApp()
  for (let at = 0; at < count; at++)
    await opened.owner.scan.record(
      scanOf(opened.polar, badge(at), { command: command(new Date(OPENING + at * 1000).toISOString()) }),
    )
  return opened
}

function inputOf({ app, polar }: TestApp, out: string, format: 'xlsx' | 'csv' = 'csv'): FollowupInput {
  return {
    databaseFile: app.databaseFile,
    turn: app.turn,
    out,
    exhibitorId: polar,
    exhibitorCode: 'POLAR',
    format,
    language: 'ja',
    at: '2026-01-28T01:00:00.000Z',
    exhibition: exhibitionOf(app)!.file,
  }
}

/** Gives up at the n-th question. */
function impatient(patience: number): JobControl {
  let asked = 0
  return {
    progress: () => undefined,
    throwIfCancelled() {
      if (++asked > patience) throw new AppError('cancelled')
    },
  }
}

const PATIENT = impatient(Infinity)

/** Runs long work to its end; returns its result. */
async function ended<P, R>(
  work: AsyncGenerator<P, R, void>,
  onProgress: (progress: P) => void = () => undefined,
): Promise<R> {
  for (;;) {
    const next = await work.next()
    if (next.done) return next.value
    onProgress(next.value)
  }
}

test('300 leads go into both formats with every cell as it was on the badge, none of another exhibitor', async () => {
  const opened = await withLeads(300)
  await opened.owner.scan.record(scanOf(opened.orbit, MECARD))
  const folder = temporaryFolder()
  for (const format of ['xlsx', 'csv'] as const) {
    const out = join(folder, `list.${format}`)
    const seen: number[] = []
    const result = await ended(
      exportFollowup(opened.app, { exhibitorCode: 'polar', format, out, language: 'en' }),
      ({ done }) => seen.push(done),
    )
    expect(result).toEqual({ leads: 300, bytes: readFileSync(out).length, file: out })
    expect(seen.at(-1)).toBe(300)
    const rows = format === 'csv' ? readCsv(out).rows : (await readXlsx(out))[0]!.rows
    const at = (key: string) => rows[0]!.indexOf(key)
    expect(rows.length).toBe(301)
    rows.slice(1).forEach((row, n) => {
      expect([
        row[at('family_name')],
        row[at('given_name')],
        row[at('company_as_given')],
        row[at('email')],
        row[at('phone')],
        row[at('exhibitor')],
      ]).toEqual([`髙橋${n}`, '太郎', `㈱宇宙𠮷${n}`, `t${n}@uchu.example`, `+8131234${1000 + n}`, 'POLAR'])
    })
  }
  expect(readdirSync(folder).toSorted()).toEqual(['list.csv', 'list.xlsx'])
})

test('what a person typed is defused as what a badge says', async () => {
  const { app, owner, polar } = await openTestApp()
  const { leadId } = await owner.scan.record(scanOf(polar, 'MECARD:N:=cmd|x,太郎;ORG:@SUM(1);;'))
  await owner.lead.addNote({
    command: command(),
    leadId: leadId!,
    text: '=HYPERLINK("http://x","y")\nnext',
    by: 'Aiko',
  })
  const csv = join(temporaryFolder(), 'list.csv')
  await ended(exportFollowup(app, { exhibitorCode: 'POLAR', format: 'csv', out: csv, language: 'en' }))
  const [headings, row] = readCsv(csv).rows
  const cell = (key: string) => row![headings!.indexOf(key)]
  expect([cell('family_name'), cell('company_as_given'), cell('note')]).toEqual([
    "'=cmd|x",
    "'@SUM(1)",
    `'=HYPERLINK("http://x","y")\nnext`,
  ])
})

test('giving up at any moment leaves nothing behind, and an older file as it was', async () => {
  const opened = await withLeads(3)
  for (const format of ['xlsx', 'csv'] as const) {
    const folder = temporaryFolder()
    const out = existingFile(folder, 'list')
    for (let patience = 0; patience < 2; patience++) {
      await expect(writeFollowup(inputOf(opened, out, format), impatient(patience))).rejects.toMatchObject({
        code: 'cancelled',
      })
      expect(readdirSync(folder)).toEqual(['list'])
      expect(readFileSync(out, 'utf8')).toBe('before')
    }
    expect(await writeFollowup(inputOf(opened, out, format), PATIENT)).toMatchObject({ leads: 3 })
    expect(readdirSync(folder)).toEqual(['list'])
  }
  const aborted = AbortSignal.abort()
  const out = join(temporaryFolder(), 'list.csv')
  await expect(
    ended(exportFollowup(opened.app, { exhibitorCode: 'POLAR', format: 'csv', out, language: 'en' }, aborted)),
  ).rejects.toMatchObject({ code: 'cancelled' })
  expect(fs.existsSync(out)).toBe(false)
})

test('a place that cannot be written to is named, and nothing is half done', async () => {
  const opened = await withLeads(1)
  const folder = temporaryFolder()
  const file = existingFile(folder, 'file')
  const job = (out: string) => writeFollowup(inputOf(opened, out), PATIENT)
  await expect(job(join(folder, 'none', 'list.csv'))).rejects.toMatchObject({
    code: 'file_unwritable',
    params: { file: join(folder, 'none', 'list.csv') },
  })
  await expect(job(join(file, 'list.csv'))).rejects.toMatchObject({
    code: 'file_unwritable',
    params: { file: join(file, 'list.csv') },
  })
  await expect(job(folder)).rejects.toMatchObject({ code: 'usage' })
  await expect(
    ended(
      exportFollowup(opened.app, {
        exhibitorCode: 'POLAR',
        format: 'csv',
        out: opened.app.databaseFile,
        language: 'en',
      }),
    ),
  ).rejects.toMatchObject({ code: 'usage' })
  await expect(
    ended(exportFollowup(opened.app, { exhibitorCode: 'NONE', format: 'csv', out: join(folder, 'x'), language: 'en' })),
  ).rejects.toMatchObject({ code: 'exhibitor_not_found' })
  expect(readdirSync(folder)).toEqual(['file'])
})

test.runIf(process.platform === 'linux')('a device or pipe is not replaced by a file: a list, a bundle', async () => {
  const { app } = await withLeads(1)
  const pipe = join(temporaryFolder(), 'pipe')
  execFileSync('mkfifo', [pipe])
  await expect(
    ended(exportFollowup(app, { exhibitorCode: 'POLAR', format: 'csv', out: pipe, language: 'en' })),
  ).rejects.toMatchObject({ code: 'usage', params: { detail: pipe } })
  await expect(
    writeBundle(app, { out: pipe, exhibitorCode: null, recipients: [], passphrase: 'over to you' }),
  ).rejects.toMatchObject({ code: 'usage', params: { detail: pipe } })
  expect(fs.statSync(pipe).isFIFO()).toBe(true)
})

test.runIf(process.platform === 'linux')('a full disk is named, and nothing is half done', async () => {
  const opened = await withLeads(2)
  const folder = temporaryFolder()
  // the system's own full device takes the place of the file: the refusal is a real one
  const full = openSync('/dev/full', 'w')
  const { writeSync } = fs
  onTestFinished(() => {
    fs.writeSync = writeSync
    syncBuiltinESMExports()
    closeSync(full)
  })
  fs.writeSync = ((_file: number, bytes: Uint8Array, offset: number) =>
    writeSync(full, bytes, offset)) as typeof writeSync
  syncBuiltinESMExports()
  for (const format of ['xlsx', 'csv'] as const) {
    await expect(writeFollowup(inputOf(opened, join(folder, 'list'), format), PATIENT)).rejects.toMatchObject({
      code: 'storage_full',
      params: { folder },
    })
  }
  expect(readdirSync(folder)).toEqual([])
})

test('a written list counts as exported until a lead changes; a list that was given up does not', async () => {
  const { app, owner, polar } = await withLeads(2)
  const overview = () => owner.followup.overview({ exhibitorId: polar })
  expect(await overview()).toMatchObject({ leads: 2, changedSinceLast: 2, lastWrittenAt: null })
  for await (const event of await owner.followup.write({
    command: command(),
    exhibitorId: polar,
    format: 'xlsx',
    language: 'ja',
  }))
    if (event.kind === 'progress') break
  expect(await overview()).toMatchObject({ changedSinceLast: 2, lastWrittenAt: null })
  expect(readdirSync(join(app.folder, 'outgoing'))).toEqual([])
  const asked = command('2026-01-28T01:00:00.000Z')
  for await (const event of await owner.followup.write({
    command: asked,
    exhibitorId: polar,
    format: 'xlsx',
    language: 'ja',
  }))
    void event
  const { preview, ...counts } = await overview()
  expect(counts).toEqual({ leads: 2, changedSinceLast: 0, lastWrittenAt: asked.at })
  expect(preview.rows[0]![preview.headings.indexOf('family_name')]).toBe('髙橋0')
  expect(preview.rows.every((row) => row.length === preview.headings.length)).toBe(true)
  const again = await owner.scan.record(scanOf(polar, badge(0)))
  expect(again.outcome).toBe('again')
  expect(await overview()).toMatchObject({ leads: 2, changedSinceLast: 1 })
})

test('a change that happened before the list but comes after it counts: by a merge, and with a clock that was set back', async () => {
  const [other, here] = [await openTestApp(), await openTestApp()]
  const at = (minutes: number) => command(new Date(OPENING + minutes * 60_000).toISOString())
  const { leadId } = await other.owner.scan.record(scanOf(other.polar, 'CODE-1', { command: at(0) }))
  await other.owner.lead.addNote({ command: at(1), leadId: leadId!, by: 'Aiko', text: '金曜までに見積もり' })
  await here.owner.scan.record(scanOf(here.polar, 'CODE-1', { command: at(60) }))
  const write = async () => {
    for await (const _event of await here.owner.followup.write({
      command: command(),
      exhibitorId: here.polar,
      format: 'csv',
      language: 'en',
    }));
  }
  const changed = async () => (await here.owner.followup.overview({ exhibitorId: here.polar })).changedSinceLast
  await write()
  expect(await changed()).toBe(0)
  const bundle = join(temporaryFolder(), 'other.enishi')
  await writeBundle(other.app, { out: bundle, exhibitorCode: null, recipients: [RECIPIENT], passphrase: null })
  await mergePaths(here.app, [bundle], { identity: keyFile(), passphrase: null, acceptStation: true })
  expect(await changed()).toBe(1)
  await write()
  expect(await changed()).toBe(0)
  await here.owner.lead.addNote({ command: at(30), leadId: leadId!, by: 'Aiko', text: 'x' })
  expect(await changed()).toBe(1)
})

test('a written file is handed over once and never lingers', async () => {
  const { app, owner, polar } = await withLeads(1)
  const outgoing = join(app.folder, 'outgoing')
  const write = async () => {
    for await (const event of await owner.followup.write({
      command: command('2026-01-28T01:00:00.000Z'),
      exhibitorId: polar,
      format: 'csv',
      language: 'en',
    })) {
      if (event.kind === 'done') return event
    }
    throw new Error('no file')
  }
  const done = await write()
  expect(done).toMatchObject({ leads: 1, parcel: { name: 'Test-Fair_POLAR_2026-01-28-100000.csv' } })
  const { parcelId, bytes, type } = done.parcel
  expect(readdirSync(outgoing)).toEqual([parcelId])
  expect(await failureOf(owner.parcel.fetch({ parcelId: '../enishi.db', offset: 0 }))).toMatchObject({
    code: 'input_invalid',
  })
  const file = await owner.parcel.fetch({ parcelId, offset: 0 })
  expect(file).toMatchObject({ type, size: bytes })
  expect(await file.text()).toContain('㈱宇宙𠮷0')
  expect(readdirSync(outgoing)).toEqual([])
  expect(await failureOf(owner.parcel.fetch({ parcelId, offset: 0 }))).toMatchObject({
    code: 'file_not_found',
  })
})

test('what an ended process left in the folder of written lists is gone at the next start', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'outgoing'))
  existingFile(join(folder, 'outgoing'), 'left')
  const app = openApp({ folder })
  expect(fs.existsSync(join(folder, 'outgoing'))).toBe(false)
  await app.close()
})
