/**
 * Follow-up lists written beside the bare libraries on the same rows, each in a process of its own, so that the memory
 * is its own too.
 * Ours makes the cells from leads, defuses formulas and makes the file durable; the peers get finished cells.
 */
import { fork } from 'node:child_process'
import { closeSync, createWriteStream, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeXlsxStream } from 'hucre/xlsx'
import Papa from 'papaparse'
import type { Cell, Column, ListedLead } from '../../main/followup/column.ts'
import { columnsOf } from '../../main/followup/columns.ts'
import { createOutFile } from '../../main/files/whole-file.ts'
import { writers } from '../../main/followup/writer.ts'
import { emptyContact } from '../../shared/domain/person/contact.ts'
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'
import type { LeadId, NoteId, ScanId, StationId, VisitorId } from '../../shared/domain/ids.ts'
import type { BenchRow } from './row.ts'

export const title = 'Follow-up lists'

const CHUNK = 200
/** Distinct leads; longer lists go through them again. */
const DISTINCT = 2_000
type Format = 'xlsx' | 'csv'

const exhibition: ExhibitionSetup = {
  formatVersion: 1,
  exhibition: {
    name: { en: 'Fair', ja: '展示会' },
    venue: { en: 'Hall', ja: 'ホール' },
    booth: 'B',
    startsOn: '2026-01-28',
    endsOn: '2026-01-30',
    timeZone: 'Asia/Tokyo',
    country: 'JP',
    retentionDays: 60,
  },
  exhibitors: [],
  staff: [],
  questions: [],
  consent: { version: '1', purposes: [] },
  badge: { templates: [] },
}

function leadAt(at: number): ListedLead {
  const time = new Date(Date.parse('2026-01-28T01:00:00.000Z') + at * 1000).toISOString()
  const id = `18a52aab-af32-8443-928c-${String(at).padStart(12, '0')}`
  return {
    badgeFormat: 'vcard3',
    stationNames: new Map([['s', 'Left desk']]),
    lead: {
      leadId: id as LeadId,
      exhibitor: 'ORBIT',
      visitorId: id as VisitorId,
      badgeCode: `A${at}`,
      rank: 'B',
      tags: ['antenna'],
      answers: { need: '衛星用アンテナ' },
      contact: {
        ...emptyContact(),
        fullName: `髙橋 太郎${at}`,
        familyName: '髙橋',
        givenName: `太郎${at}`,
        familyKana: 'タカハシ',
        givenKana: 'タロウ',
        organisation: `㈱宇宙電波${at % 977}`,
        department: '第二部',
        title: '部長',
        emails: [`taro${at}@uchu.example`],
        phones: [{ number: '03-1234-5678', e164: '+81312345678', kind: 'work' }],
      },
      notes: [{ noteId: id as NoteId, at: time, by: 'Aiko', text: '見積り希望。\n2月中に連絡。' }],
      scans: [{ scanId: id as ScanId, at: time, station: 's' as StationId, staff: 'Aiko', source: 'camera' }],
      consents: [{ purpose: 'contact', given: true, at: time, wordingVersion: '1', language: 'ja' }],
      followUp: { action: 'Call', owner: 'Ben', dueOn: '2026-02-03', status: 'open' },
      createdAt: time,
      updatedAt: time,
    },
  }
}

const columns = (): Column[] => columnsOf({ exhibition, language: 'ja' })
const cellsOf = (all: readonly Column[], listed: ListedLead): Cell[] => all.map((column) => column.cell(listed))
const plain = (cell: Cell): string | number => (typeof cell === 'object' ? cell.harmless : cell)
/** `count` of them, a chunk at a time. */
function* chunksOf<T>(pool: readonly T[], count: number): Generator<T[]> {
  for (let at = 0; at < count; at += CHUNK)
    yield Array.from({ length: Math.min(CHUNK, count - at) }, (_, n) => pool[(at + n) % pool.length]!)
}
type Work = (path: string, count: number) => Promise<void> | void

async function ours(format: Format, leads: readonly ListedLead[], path: string, count: number): Promise<void> {
  const all = columns()
  const file = createOutFile(path)
  const head = {
    columns: all,
    language: 'ja' as const,
    exhibition: 'Fair',
    exhibitor: 'Orbit',
    writtenAt: '',
    timeZone: 'Asia/Tokyo',
    leads: count,
  }
  const writer = await writers[format](file, head)
  for (const chunk of chunksOf(leads, count)) writer.rows(chunk.map((listed) => cellsOf(all, listed)))
  writer.close()
  file.commit()
}

async function bareHucre(cells: readonly (string | number)[][], path: string, count: number): Promise<void> {
  function* rows() {
    for (const chunk of chunksOf(cells, count)) yield* chunk
  }
  const stream = writeXlsxStream(rows(), {
    name: 'Leads',
    columns: columns().map(({ key, width }) => ({ header: key, width })),
    freezePane: { rows: 1 },
  })
  await pipeline(Readable.fromWeb(stream), createWriteStream(path))
}

function barePapaparse(cells: readonly (string | number)[][], path: string, count: number): void {
  const file = openSync(path, 'w')
  for (const chunk of chunksOf(cells, count)) writeSync(file, `${Papa.unparse(chunk, { newline: '\r\n' })}\r\n`)
  closeSync(file)
}

interface Figures {
  ms: number
  bytes: number
  peakMb: number
}

/** One case in a process of its own. */
async function measure(who: 'ours' | 'peer', format: Format, count: number): Promise<Figures> {
  const child = fork(import.meta.filename, ['--case', who, format, String(count)])
  return await new Promise((resolve, reject) => {
    child.once('message', (figures) => resolve(figures as Figures))
    child.once('error', reject)
    child.once('exit', (code) => code !== 0 && reject(new Error(`the case ended with code ${code ?? 'none'}`)))
  })
}

/** What is timed; its leads or finished cells are made before. */
function workOf(who: string, format: Format): Work {
  const leads = Array.from({ length: DISTINCT }, (_, at) => leadAt(at))
  if (who === 'ours') return (path, count) => ours(format, leads, path, count)
  const all = columns()
  const cells = leads.map((listed) => cellsOf(all, listed).map(plain))
  return (path, count) => (format === 'xlsx' ? bareHucre(cells, path, count) : barePapaparse(cells, path, count))
}

async function runCase(who: string, format: Format, count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'enishi-bench-'))
  const work = workOf(who, format)
  try {
    const path = join(folder, 'list')
    const start = performance.now()
    await work(path, count)
    const figures: Figures = {
      ms: performance.now() - start,
      bytes: statSync(path).size,
      peakMb: process.resourceUsage().maxRSS / 1024,
    }
    process.send?.(figures)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (process.argv[2] === '--case') await runCase(process.argv[3]!, process.argv[4] as Format, Number(process.argv[5]))

/** Ours makes every cell from a lead, which for CSV costs more than writing it. */
const GOALS = { xlsx: 2, csv: 5 }
const shown = ({ ms, bytes, peakMb }: Figures): string =>
  `${(ms / 1000).toFixed(2)} s, ${(bytes / 1e6).toFixed(1)} MB, peak ${Math.round(peakMb)} MB`

export async function run(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const format of ['xlsx', 'csv'] as const) {
    let small: Figures | undefined
    for (const count of [20_000, 100_000]) {
      const own = await measure('ours', format, count)
      const peer = await measure('peer', format, count)
      const ratio = own.ms / peer.ms
      const growth =
        small === undefined ? '' : `, memory ${(own.peakMb / small.peakMb).toFixed(2)} times that of 20,000`
      small ??= own
      rows.push({
        subject: `${format.toUpperCase()}, ${count.toLocaleString('en')} leads of ${columns().length} columns`,
        ours: shown(own),
        peer: `${format === 'xlsx' ? 'hucre, streaming' : 'papaparse'}: ${shown(peer)}`,
        ratio: ratio.toFixed(2),
        goal: `at most ${GOALS[format]} times the time`,
        met: ratio <= GOALS[format],
        note: `ours also makes the cells, defuses formulas${format === 'xlsx' ? ', styles, filters and explains' : ''} and makes the file durable${growth}`,
      })
    }
  }
  return rows
}
