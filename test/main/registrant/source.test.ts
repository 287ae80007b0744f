import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import Encoding from 'encoding-japanese'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import type { ListRow } from '../../../main/registrant/list.ts'
import { openSource, type SourceOptions } from '../../../main/registrant/source.ts'
import { readCode } from '../../../shared/domain/registrants/row.ts'
import { temporaryFolder } from '../../support/folder.ts'

async function read(bytes: string | Uint8Array, options: SourceOptions = {}) {
  const file = join(temporaryFolder(), 'list')
  writeFileSync(file, bytes)
  const source = await openSource(file, 'list.csv', 'JP', options)
  try {
    const rows: ListRow[] = []
    for await (const batch of source.rows()) rows.push(...batch.rows)
    return { ...source, rows: rows.filter((row) => 'refusal' in row || row.cells.some((cell) => cell.trim() !== '')) }
  } finally {
    source.close()
  }
}

const cells = (row: ListRow | undefined): string[] =>
  row !== undefined && 'cells' in row ? row.cells.map((cell) => cell.trim()) : []
const VISITORS = '来場者番号,氏名,会社名\r\nA1,髙橋 太郎,㈱宇宙電波\r\nA2,﨑山 花子,日本語株式会社\r\n'
const sjis = (text: string) =>
  Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' }))
const utf16 = (text: string, bigEndian: boolean, mark: boolean) => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}
const PLAIN = '来場者番号,氏名,会社名\r\nA1,山田 太郎,宇宙電波工業\r\nA2,鈴木 花子,日本語株式会社\r\n'

describe('character sets', () => {
  test.each([
    ['UTF-8', Buffer.from(VISITORS), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${VISITORS}`), 'utf-8'],
    ['CP932', sjis(VISITORS), 'shift_jis'],
    ['UTF-16LE with a mark', utf16(VISITORS, false, true), 'utf-16le'],
    ['UTF-16BE with a mark', utf16(VISITORS, true, true), 'utf-16be'],
    ['UTF-16LE without', utf16(VISITORS, false, false), 'utf-16le'],
    ['UTF-16BE without', utf16(VISITORS, true, false), 'utf-16be'],
  ])('%s', async (_name, bytes, charset) => {
    const list = await read(bytes)
    expect(list.charset).toBe(charset)
    expect(list.mapping).toEqual(['badgeCode', 'fullName', 'organisation'])
    expect(list.rows.map(cells)).toEqual([
      ['A1', '髙橋 太郎', '㈱宇宙電波'],
      ['A2', '﨑山 花子', '日本語株式会社'],
    ])
  })

  test.each([
    ['EUCJP', 'euc-jp'],
    ['JIS', 'iso-2022-jp'],
  ] as const)('%s', async (to, charset) => {
    const list = await read(Uint8Array.from(Encoding.convert(Encoding.stringToCode(PLAIN), { to, from: 'UNICODE' })))
    expect(list.charset).toBe(charset)
    expect(list.rows.map(cells)).toEqual([
      ['A1', '山田 太郎', '宇宙電波工業'],
      ['A2', '鈴木 花子', '日本語株式会社'],
    ])
  })

  test('Japanese that begins after megabytes of plain letters', async () => {
    const plain = Array.from({ length: 60_000 }, (_, i) => `A${i},John Smith,Acme Space Corporation`).join('\n')
    const list = await read(
      Buffer.concat([Buffer.from(`code,name,company\n${plain}\n`), sjis('Z1,髙橋 太郎,㈱宇宙\n')]),
    )
    expect(list.charset).toBe('shift_jis')
    expect(list.rows).toHaveLength(60_001)
    expect(cells(list.rows.at(-1))).toEqual(['Z1', '髙橋 太郎', '㈱宇宙'])
    expect(list.rows.at(-1)?.line).toBe(60_002)
  })

  test('a set that was named is taken', async () => {
    expect(
      (await read(Buffer.from('code,name\nA1,Mu\u0308ller\n', 'latin1'), { charset: 'windows-1252' })).charset,
    ).toBe('windows-1252')
  })
})

describe('delimited text', () => {
  test.each([['\t'], [';'], ['|'], ['^'], ['~']])('delimiter %j', async (delimiter) => {
    const list = await read(VISITORS.replaceAll(',', delimiter))
    expect(list.delimiter).toBe(delimiter)
    expect(list.rows.map(cells)[0]).toEqual(['A1', '髙橋 太郎', '㈱宇宙電波'])
  })

  test('quoted line ends, quotes and delimiters; lines are counted as an editor counts them', async () => {
    const list = await read('code,name,address\r\nA1,"Smith, ""Bob""","1 Main St\r\nSpringfield"\r\n\r\nA2,Ann,x\r\n')
    expect(list.rows).toEqual([
      { line: 2, cells: ['A1', 'Smith, "Bob"', '1 Main St\r\nSpringfield'] },
      expect.objectContaining({ line: 5 }),
    ])
  })

  test.each([
    ['LF', '\n'],
    ['CR', '\r'],
    ['CRLF', '\r\n'],
  ])('line ends %s, and none behind the last row', async (_name, end) => {
    const list = await read(['code,name', 'A1,Ann', 'A2,Bob'].join(end))
    expect(list.rows.map(cells)).toEqual([
      ['A1', 'Ann'],
      ['A2', 'Bob'],
    ])
  })

  test('a quote that is never closed costs its own row and no other', async () => {
    const after = Array.from({ length: 20_000 }, (_, i) => `B${i},Person ${i},Company`).join('\n')
    const list = await read(`code,name,company\nA1,Ann,Acme\nA2,"Bob,Acme\n${after}\n`)
    expect(list.rows.filter((row) => 'refusal' in row)).toEqual([{ line: 3, refusal: 'quote_open' }])
    expect(list.rows).toHaveLength(20_002)
    expect(list.rows.at(-1)).toEqual({ line: 20_003, cells: ['B19999', 'Person 19999', 'Company'] })
  })

  test('a file of open quotes is refused soon', async () => {
    await expect(read(`code,name\n${'A1,"x\n'.repeat(200_000)}`)).rejects.toMatchObject({ code: 'list_damaged' })
  })

  test('one line of five million letters', async () => {
    const list = await read(`code,name\nA1,Ann\nA2,${'x'.repeat(5_000_000)}\nA3,Cleo\n`)
    expect(list.rows.map((row) => ('refusal' in row ? row : { line: row.line, first: row.cells[0] }))).toEqual([
      { line: 2, first: 'A1' },
      { line: 3, refusal: 'row_too_long' },
      { line: 4, first: 'A3' },
    ])
  })

  test('1,000 columns', async () => {
    const heading = Array.from({ length: 1000 }, (_, i) =>
      i === 700 ? 'Badge ID' : i === 999 ? 'Last Name' : `Question ${i}`,
    )
    const list = await read(
      `${heading.join(',')}\n${heading.map((_, i) => (i === 700 ? 'A1' : i === 999 ? 'Yamada' : 'x')).join(',')}\n`,
    )
    expect([list.mapping.indexOf('badgeCode'), list.mapping.indexOf('familyName')]).toEqual([700, 999])
  })

  test('NUL bytes within cells are no end of anything', async () => {
    expect((await read('code,name\nA\u00001,An\u0000n\nA2,Bob\n')).rows).toHaveLength(2)
  })

  test.each([
    ['nothing', ''],
    ['blank lines', '\r\n , \r\n\n'],
  ])('%s is refused', async (_name, text) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'list_empty' })
  })
})

describe('workbooks', () => {
  const workbook = (rows: (string | number)[][]) => writeXlsx({ sheets: [{ name: 'List', rows }] })

  test('text, numbers without powers of ten, and lines', async () => {
    const list = await read(
      await workbook([
        ['来場者番号', '氏名'],
        [4901234567894012, '髙橋 太郎'],
        ['A2', '鈴木'],
      ]),
    )
    expect(list).toMatchObject({ kind: 'xlsx', charset: null, headingLine: 1 })
    expect(list.rows.map((row) => row.line)).toEqual([2, 3])
    expect(cells(list.rows[0])).toEqual(['4901234567894012', '髙橋 太郎'])
  })

  test('numbers whose last digits a spreadsheet lost are told as such', async () => {
    const list = await read(
      await workbook([
        ['来場者番号', '氏名'],
        [123456789012345, 'A'],
        [1234567890123450, 'B'],
        [12345678901234567000, 'C'],
        ['1234567890123450', 'D'],
      ]),
    )
    expect(list.rows.map((row) => readCode(cells(row)[0]!))).toEqual([
      { code: '123456789012345' },
      { refusal: 'code_rounded' },
      { refusal: 'code_rounded' },
      { code: '1234567890123450' },
    ])
  })

  test('of several sheets the list is the first visible one with a column of badge codes', async () => {
    const list = [
      ['来場者番号', '氏名'],
      ['A1', '髙橋 太郎'],
    ]
    const sheets = [
      {
        name: 'old',
        rows: [
          ['来場者番号', '氏名'],
          ['OLD', '旧'],
        ],
        hidden: true,
      },
      { name: '説明', rows: [['作成日', '2026-01-01']] },
      { name: '名簿', rows: list },
    ]
    expect((await read(await writeXlsx({ sheets }))).rows.map(cells)).toEqual([['A1', '髙橋 太郎']])
  })

  test('of several sheets without a known column the first visible one is read', async () => {
    const sheets = [
      { name: 'old', rows: [['x', 'y']], hidden: true },
      {
        name: 'a',
        rows: [
          ['p', 'q'],
          ['1', '2'],
        ],
      },
      { name: 'b', rows: [['r', 's']] },
    ]
    expect((await read(await writeXlsx({ sheets }))).rows.map(cells)).toEqual([
      ['p', 'q'],
      ['1', '2'],
    ])
  })

  /** Writes `size` into every place of the archive that claims the unpacked size of `name`. */
  function claim(archive: Uint8Array, name: string, size: number): Buffer {
    const bytes = Buffer.from(archive)
    for (
      let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');
      at >= 0;
      at = bytes.indexOf('PK\u0001\u0002', at + 4, 'latin1')
    ) {
      const length = bytes.readUInt16LE(at + 28)
      if (bytes.toString('utf8', at + 46, at + 46 + length) === name) bytes.writeUInt32LE(size, at + 24)
    }
    return bytes
  }

  test('one that claims gigabytes is not opened', async () => {
    const bytes = claim(await workbook([['code'], ['A1']]), 'xl/worksheets/sheet1.xml', 3_000_000_000)
    await expect(read(bytes)).rejects.toMatchObject({ code: 'workbook_bomb' })
  })

  test('one that unpacks to more than it claims is stopped at its claim', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => [`A${i}`, 'x'.repeat(40)])
    const bytes = claim(await workbook([['code', 'name'], ...rows]), 'xl/worksheets/sheet1.xml', 5_000)
    await expect(read(bytes)).rejects.toMatchObject({ code: 'workbook_bomb' })
  })

  test('one that hides what it unpacks to is not opened', async () => {
    const bytes = claim(await workbook([['code'], ['A1']]), 'xl/worksheets/sheet1.xml', 0)
    await expect(read(bytes)).rejects.toMatchObject({ code: 'workbook_bomb' })
  })

  test.each([
    ['cut off', async () => (await workbook([['code'], ['A1']])).subarray(0, 400)],
    [
      'an older or locked workbook',
      async () => Promise.resolve(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])),
    ],
    ['a printed page', async () => Promise.resolve(Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'))],
    [
      'a ZIP of something else',
      async () => Promise.resolve(Buffer.concat([Buffer.from('504b0304', 'hex'), deflateRawSync(Buffer.alloc(5000))])),
    ],
  ])('%s is refused as unreadable', async (_name, make) => {
    await expect(read(await make())).rejects.toMatchObject({ code: 'workbook_unreadable' })
  })
})
