import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { readXlsx as readByHucre } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { openCsv } from '../../../main/followup/csv.ts'
import { openXlsx, openXlsxWith } from '../../../main/followup/xlsx.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { headOf, readCsv, readXlsx, sheetXml, writeRows } from '../../support/lists.ts'

/** As many UTF-16 units as a cell of Excel holds. */
const MAX_CELL = 32_767

const RARE = [
  '髙橋 﨑 彅',
  '㈱宇宙電波',
  '𠮷野家',
  '😀👩‍🚀',
  '株式会社〜－￤',
  'Müller-Lüdenscheidt',
  '‏עברית',
  'ﾔﾏﾀﾞ ﾀﾛｳ',
  'é é',
  '　全角　',
  '\u2028\u2029',
]
const HOSTILE = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '=HYPERLINK("http://x","y")',
  '\u0000=1',
  '\u200b=1',
  "x;=cmd|'/c calc'!A0",
  "x\n=cmd|'/c calc'!A0",
  'x\n-cmd|x',
  'x\t@SUM(1)',
  '"',
  '""',
  '","',
  '"\r\n=1,"',
  "'=1",
  '<b>&amp;</b>',
  ']]>',
  '_x0041_',
  '_x005F_x0041_',
  '_x00e9_',
  '\ud800',
  'a\udc00b',
  '\ud83d',
  '\ufffe\uffff',
  '\u0001\u0008\u001f',
  '\u202e\u2066x',
  'line\nline',
  'line\r\nline',
  '- one\n- two',
  '0123',
  '1e5',
  '12/1',
]

/** What any list may take from a text, written once more: control characters, odd line ends, halves of pairs. */
const reference = (text: string): string =>
  [...text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')]
    .filter((letter) => letter >= ' ' || letter === '\t' || letter === '\n')
    .filter((letter) => letter !== '\ufffe' && letter !== '\uffff')
    .map((letter) => (/^[\ud800-\udfff]$/.test(letter) ? '\ufffd' : letter))
    .join('')

const pieces = fc.constantFrom(
  ...HOSTILE,
  ...RARE,
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\n',
  '\r',
  ';',
  ',',
  '"',
  "'",
  '(',
  '|',
  ' ',
  '_x000D_',
)
const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))
const anyText = fc
  .array(fc.oneof(pieces, unit, fc.string({ unit: 'binary' })), { maxLength: 6 })
  .map((parts) => parts.join(''))
const anyRows = fc.array(fc.tuple(anyText, anyText, anyText), { minLength: 1, maxLength: 20 })

describe('CSV', () => {
  const written = async (rows: readonly (readonly string[])[]): Promise<ReturnType<typeof readCsv>> => {
    const path = join(temporaryFolder(), 'list.csv')
    await writeRows(path, openCsv, headOf(rows[0]?.length ?? 1, rows.length), rows, 7)
    return readCsv(path)
  }

  test('begins with a byte order mark, ends every line with CRLF, keeps a lone line feed inside a cell', async () => {
    const { bytes, rows } = await written([['a\nb', '髙']])
    expect(bytes.toString('utf8')).toBe('\ufeffc0,c1\r\n"a\nb",髙\r\n')
    expect(rows).toEqual([
      ['c0', 'c1'],
      ['a\nb', '髙'],
    ])
  })

  test('rare letters come back as they were', async () => {
    const { rows } = await written(RARE.map((text) => [text]))
    expect(rows.slice(1)).toEqual(RARE.map((text) => [text]))
  })

  test.each(HOSTILE.filter((text) => /^[\s\u0000\u200b]*[=+\-@＝＋－＠]/.test(text)))('%j is defused', async (text) => {
    const { rows } = await written([[text, 'x']])
    expect(rows[1]?.[0]).toMatch(/^'/)
  })

  test('an apostrophe stands inside a cell where another separator would begin a formula, and not before points of a note', async () => {
    const { rows } = await written([["x;=cmd|'/c calc'!A0", 'x\n-cmd|x', 'one\n- two\n+ three; -20 %']])
    expect(rows[1]).toEqual(["x;'=cmd|'/c calc'!A0", "x\n'-cmd|x", 'one\n- two\n+ three; -20 %'])
  })

  test('a validated number is exempt, the same letters from elsewhere are not', async () => {
    const path = join(temporaryFolder(), 'list.csv')
    await writeRows(path, openCsv, headOf(3, 1), [[{ harmless: '+81312345678' }, '+81312345678', 3]])
    expect(readCsv(path).rows[1]).toEqual(['+81312345678', "'+81312345678", '3'])
  })

  test('any text comes back but for apostrophes, and never begins a formula', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (given) => {
        const { rows } = await written(given)
        expect(rows.length).toBe(given.length + 1)
        given.forEach((row, r) =>
          row.forEach((text, c) => {
            const read = rows[r + 1]![c]!
            const clean = reference(text)
            expect(read.replaceAll("'", '')).toBe(clean.replaceAll("'", ''))
            expect(read).not.toMatch(/^[=+\-@\t\n＝＋－＠]/)
            if (!/[=+\-@＝＋－＠]/.test(clean) && !/^[\t\n]/.test(clean)) expect(read).toBe(clean)
          }),
        )
      }),
      { numRuns: 150 },
    )
  })
})

describe('XLSX', () => {
  const written = async (rows: readonly (readonly string[])[]): Promise<string> => {
    const path = join(temporaryFolder(), 'list.xlsx')
    await writeRows(path, openXlsx, headOf(rows[0]?.length ?? 1, rows.length), rows, 7)
    return path
  }

  test('has a bold frozen heading row with filters, text cells, widths, and a sheet that explains the columns', async () => {
    const path = await written([
      ['=1+1', 'a\nb', '0123'],
      ['', '', ''],
    ])
    const [leads, about] = await readXlsx(path)
    expect(leads?.name).toBe('Leads')
    expect(leads?.rows).toEqual([
      ['c0', 'c1', 'c2'],
      ['=1+1', 'a\nb', '0123'],
      [null, null, null],
    ])
    expect(leads?.sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(leads?.sheet.autoFilter).toBe('A1:C3')
    expect(leads?.sheet.getCell('A1').font.bold).toBe(true)
    expect(leads?.sheet.getCell('A2').numFmt).toBe('@')
    expect(leads?.sheet.getCell('B2').alignment.wrapText).toBe(true)
    expect(leads?.sheet.getColumn(1).width).toBe(12)
    expect(about?.name).toBe('About')
    expect(about?.rows).toContainEqual(['Leads', '2'])
    expect(about?.rows.slice(-3)).toEqual([
      ['c0', 'column 0'],
      ['c1', 'column 1'],
      ['c2', 'column 2'],
    ])
  })

  test('letters rare and hostile come back exactly, and no cell is a formula', async () => {
    const texts = [...RARE, ...HOSTILE]
    const path = await written(texts.map((text) => [text, 'x']))
    const [leads] = await readXlsx(path)
    expect(leads?.rows.slice(1).map((row) => row[0] ?? '')).toEqual(texts.map(reference))
    const byAnother = await readByHucre(readFileSync(path))
    expect(byAnother.sheets[0]?.rows.slice(1).map((row) => row[0] ?? '')).toEqual(texts.map(reference))
    for (const xml of sheetXml(path).values()) expect(xml).not.toMatch(/<f[ >/]/)
  })

  test('any text comes back', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (given) => {
        const path = await written(given)
        const [leads] = await readXlsx(path)
        given.forEach((row, r) => row.forEach((text, c) => expect(leads?.rows[r + 1]?.[c] ?? '').toBe(reference(text))))
      }),
      { numRuns: 60 },
    )
  })

  test('a text longer than a cell is cut with a mark, never through a letter', async () => {
    const long = `x${'😀'.repeat(20_000)}`
    const fits = 'y'.repeat(MAX_CELL)
    const [leads, about] = await readXlsx(await written([[long, fits]]))
    const cell = leads?.rows[1]?.[0] as string
    expect(cell.length).toBeLessThanOrEqual(MAX_CELL)
    expect(cell.length).toBeGreaterThan(MAX_CELL - 3)
    expect(cell.endsWith('😀… [cut]')).toBe(true)
    expect(cell.isWellFormed()).toBe(true)
    expect(leads?.rows[1]?.[1]).toBe(fits)
    expect(about?.rows.flat().some((text) => String(text).includes('… [cut]'))).toBe(true)
  })

  test('goes on in a further sheet where one is full, also when fewer leads come than were counted', async () => {
    const path = join(temporaryFolder(), 'list.xlsx')
    const rows = Array.from({ length: 7 }, (_, at) => [`r${at}`])
    await writeRows(path, openXlsxWith(3), headOf(1, 10), rows)
    const sheets = await readXlsx(path)
    expect(sheets.map(({ name }) => name)).toEqual(['Leads', 'Leads 2', 'Leads 3', 'Leads 4', 'About'])
    expect(sheets.slice(0, 4).map((sheet) => sheet.rows.flat())).toEqual([
      ['c0', 'r0', 'r1', 'r2'],
      ['c0', 'r3', 'r4', 'r5'],
      ['c0', 'r6'],
      ['c0'],
    ])
  })

  test('an empty list is a valid workbook', async () => {
    const path = join(temporaryFolder(), 'list.xlsx')
    await writeRows(path, openXlsx, headOf(2, 0), [])
    expect((await readXlsx(path))[0]?.rows).toEqual([['c0', 'c1']])
  })
})
