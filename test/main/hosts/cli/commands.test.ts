import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import encoding from 'encoding-japanese'
import QRCode from 'qrcode'
import { describe, expect, test } from 'vitest'
import { demoExhibition } from '../../../../main/demo/exhibition.ts'
import { openStore } from '../../../../main/db/open.ts'
import { ack, lead, reading } from '../../../../shared/contract/shapes.ts'
import { MECARD } from '../../../support/app.ts'
import { exhibitionFile } from '../../../support/exhibition.ts'
import { command } from '../../../../shared/messages/en/command.ts'
import { runCli } from '../../../support/cli.ts'
import { addExhibition, temporaryFolder } from '../../../support/folder.ts'

function folderWithExhibition(): string {
  const folder = temporaryFolder()
  addExhibition(folder)
  return folder
}

describe('setup', () => {
  test('applies a file, again without harm, and exports one for the next station', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'exhibition.json')
    writeFileSync(file, JSON.stringify(exhibitionFile()))
    expect((await runCli(['setup', file, '--data', folder])).code).toBe(0)
    expect((await runCli(['--data', folder, '--json', 'setup', file])).json()).toMatchObject([
      { name: { ja: '試験展' } },
    ])
    const exported = join(folder, 'next.json')
    expect((await runCli(['setup', '--export', exported, '--data', folder])).code).toBe(0)
    expect(readFileSync(exported, 'utf8')).not.toContain('2468')
    const next = temporaryFolder()
    expect((await runCli(['setup', exported, '--data', next])).code).toBe(0)
    const [exhibitors] = (await runCli(['exhibitors', '--data', next, '--json'])).json() as [
      { code: string; hasPin: boolean }[],
    ]
    expect(exhibitors.map(({ code, hasPin }) => [code, hasPin])).toEqual([
      ['ORBIT', true],
      ['POLAR', false],
    ])
  })

  test('a wrong file is refused whole, each field named in the chosen language', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'wrong.json')
    const wrong = exhibitionFile()
    writeFileSync(
      file,
      JSON.stringify({ ...wrong, exhibition: { ...wrong.exhibition, endsOn: '2025-01-01', timeZone: 'Mars/Base' } }),
    )
    const { code, stderr, json } = await runCli(['setup', file, '--data', folder, '--json', '--lang', 'ja'])
    expect(code).toBe(3)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain('最終日：初日より前の日付です')
    expect(json()).toMatchObject([{ error: { code: 'exhibition_file_invalid', message: stderr.trim() } }])
    expect((await runCli(['exhibitors', '--data', folder])).code).toBe(4)
  })

  test.each([
    ['{', 3],
    ['[]', 3],
    ['{"formatVersion":2}', 3],
  ])('%s is refused', async (text, expected) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file.json'), text)
    expect((await runCli(['setup', join(folder, 'file.json'), '--data', folder])).code).toBe(expected)
  })

  test('a file that is not there is refused, and so is another exhibition', async () => {
    const folder = folderWithExhibition()
    expect((await runCli(['setup', join(folder, 'nowhere.json'), '--data', folder])).code).toBe(3)
    writeFileSync(join(folder, 'other.json'), JSON.stringify(demoExhibition))
    expect((await runCli(['setup', join(folder, 'other.json'), '--data', folder])).code).toBe(3)
  })
})

describe('read', () => {
  test('interprets arguments, lines and hex without recording or needing a data folder', async () => {
    const nowhere = join(temporaryFolder(), 'nowhere')
    const args = await runCli(['read', '--data', nowhere, '--json', MECARD, 'A12345'])
    expect(args.json().map((one) => reading.parse(one).format)).toEqual(['mecard', 'opaque'])
    const sjis = Uint8Array.from(
      encoding.convert(encoding.stringToCode(MECARD.replace('㈱', '')), { from: 'UNICODE', to: 'SJIS' }),
    )
    const lines = await runCli(
      ['read', '--data', nowhere, '--json'],
      Buffer.concat([sjis, Buffer.from('\r\nWIFI:S:x;;')]),
    )
    expect(lines.json()).toMatchObject([
      { contact: { fullName: '髙橋 太郎' } },
      { format: 'wifi', contact: null, badgeCode: null },
    ])
    expect((await runCli(['read', '--data', nowhere, '--json', '--hex', '41 42'])).json()).toMatchObject([
      { badgeCode: 'AB' },
    ])
    expect((await runCli(['read', '--data', nowhere, '--hex', 'xyz'])).code).toBe(2)
    const mixed = await runCli(['read', '--data', nowhere, '--hex'], '41\nzz\n42\n')
    expect([mixed.code, mixed.stdout.split('\n').length, mixed.stderr]).toEqual([
      3,
      3,
      expect.stringContaining('Line 2'),
    ])
  })
})

describe('decode', () => {
  test('goes on after pictures that cannot be read, and says which', async () => {
    const folder = temporaryFolder()
    const good = join(folder, 'good.png')
    writeFileSync(good, await QRCode.toBuffer('A12345', { scale: 8 }))
    writeFileSync(join(folder, 'bad.jpg'), 'none')
    const { code, json, stderr } = await runCli([
      'decode',
      '--json',
      join(folder, 'bad.jpg'),
      join(folder, 'nowhere.png'),
      good,
    ])
    expect(code).toBe(3)
    expect(json()).toMatchObject([
      { file: good, codes: [{ badgeCode: 'A12345' }] },
      { error: { code: 'file_unreadable' } },
    ])
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining('bad.jpg'),
      expect.stringContaining('nowhere.png'),
    ])
  })
})

describe('scan', () => {
  test('acknowledges every line in the promised shape and goes on after what is no badge', async () => {
    const folder = folderWithExhibition()
    const input = `A12345\r\n${MECARD}\nWIFI:T:WPA;S:x;;\n\n${'x'.repeat(40_000)}\nA12345`
    const { code, json } = await runCli(
      ['scan', '--exhibitor', 'orbit', '--staff', 'Aiko', '--consent', 'contact', '--json', '--data', folder],
      input,
    )
    expect(code).toBe(0)
    const acks = json() as { line: number; outcome: string; reason: string | null }[]
    expect(acks.map(({ line, outcome, reason }) => [line, outcome, reason])).toEqual([
      [1, 'new', null],
      [2, 'new', null],
      [3, 'rejected', 'wifi'],
      [4, 'rejected', 'empty'],
      [5, 'rejected', 'unreadable_line'],
      [6, 'again', null],
    ])
    for (const one of acks.filter((each) => each.outcome !== 'rejected')) ack.loose().parse(one)
    const leads = (await runCli(['leads', '--exhibitor', 'ORBIT', '--json', '--data', folder]))
      .json()
      .map((one) => lead.parse(one))
    expect(leads.map((one) => [one.badgeCode, one.contact.fullName, one.scans.length, one.consents.length])).toEqual([
      ['A12345', '', 2, 2],
      [null, '髙橋 太郎', 1, 1],
    ])
    const found = await runCli(['leads', '--search', '宇宙', '--json', '--data', folder])
    expect(found.json()).toMatchObject([{ contact: { organisation: '㈱宇宙電波' } }])
  })

  test('refuses an unknown exhibitor (4), an unknown purpose (2) and no exhibitor (2)', async () => {
    const folder = folderWithExhibition()
    expect((await runCli(['scan', '--exhibitor', 'NOPE', '--data', folder], 'A1\n')).code).toBe(4)
    expect((await runCli(['scan', '--exhibitor', 'ORBIT', '--consent', 'nope', '--data', folder], 'A1\n')).code).toBe(2)
    expect((await runCli(['scan', '--data', folder], 'A1\n')).code).toBe(2)
    expect((await runCli(['leads', '--data', folder, '--json'])).json()).toEqual([])
  })
})

describe('the data folder', () => {
  test('in use by another Enishi, from a newer one, damaged, or a file: 6, and nothing is touched', async () => {
    const folder = folderWithExhibition()
    const other = openStore(folder)
    const { code, json } = await runCli(['leads', '--data', folder, '--json'])
    expect([code, json()]).toMatchObject([6, [{ error: { code: 'storage_locked' } }]])
    other.db.pragma('user_version = 9999')
    other.close()
    expect((await runCli(['leads', '--data', folder])).code).toBe(6)
    writeFileSync(join(folder, 'file'), '')
    expect((await runCli(['leads', '--data', join(folder, 'file')])).code).toBe(6)
    expect((await runCli(['leads', '--data', join(folder, 'file', 'below')])).code).toBe(6)
    expect((await runCli(['leads', '--data', join(folder, 'x'.repeat(300))])).code).toBe(6)
    writeFileSync(join(folder, 'enishi.db'), 'x'.repeat(5000))
    expect((await runCli(['leads', '--data', folder])).code).toBe(6)
  })

  test('is not written over by a slip of the pen, by whatever way it is named', async () => {
    const folder = folderWithExhibition()
    const link = join(temporaryFolder(), 'link')
    symlinkSync(folder, link)
    const out = join(link, 'enishi.db')
    for (const args of [
      ['setup', '--export', out],
      ['export', '--exhibitor', 'ORBIT', '--format', 'csv', '--out', out],
      ['merge', join(folder, 'nowhere'), '--report', out],
      ['bundle', '--out', out, '--to', 'age1nobody'],
    ])
      expect([args[0], (await runCli([...args, '--data', folder])).code]).toEqual([args[0], 2])
    expect((await runCli(['check', '--data', folder])).code).toBe(0)
  })

  test('is checked: sound after use, not so when the journal holds a scan the database lacks', async () => {
    const folder = folderWithExhibition()
    await runCli(['scan', '--exhibitor', 'ORBIT', '--data', folder], 'A1\n')
    expect((await runCli(['check', '--json', '--data', folder])).json()).toMatchObject([{ ok: true }])
    const journal = join(folder, 'scans.journal')
    writeFileSync(
      journal,
      `${readFileSync(journal, 'utf8')}${JSON.stringify({ scanId: 'lost', at: '2026-01-28T01:00:00.000Z', payloadHex: '41' })}\n{"cut`,
    )
    const { code, json } = await runCli(['check', '--json', '--data', folder])
    expect(code).toBe(6)
    expect(json()[0]).toMatchObject({
      ok: false,
      findings: [{ code: 'journal_missing_scan', params: { count: 1 } }, { code: 'journal_unreadable' }, {}],
    })
  })
})

describe('demo', () => {
  test('same seed, same data, down to the bytes of every lead', async () => {
    const [a, b] = [temporaryFolder(), temporaryFolder()]
    const fill = (folder: string, seed: string) =>
      runCli(['demo', '--leads', '60', '--seed', seed, '--json', '--data', folder])
    expect((await fill(a, '5')).stdout).toBe((await fill(b, '5')).stdout)
    const leads = (folder: string) => runCli(['leads', '--json', '--data', folder]).then(({ stdout }) => stdout)
    expect(await leads(a)).toBe(await leads(b))
    expect((await fill(a, '5')).code).toBe(3)
  })
})

test('wrong usage is 2 with one line, help is 0 on every level', async () => {
  for (const args of [
    [],
    ['bogus'],
    ['demo', '--leads', '-1'],
    ['demo', '--leads', ''],
    ['demo', '--leads', '1e3'],
    ['serve', '--port', '65536'],
    ['leads', '--data', ''],
    ['setup'],
    ['leads', '--nope'],
    ['--lang', 'xx', 'leads'],
  ]) {
    const { code, stderr } = await runCli(args)
    expect([code, stderr.trim().split('\n').length], args.join(' ')).toEqual([2, 1])
  }
  for (const args of [['--help'], ['scan', '--help'], ['help', 'export']]) {
    const { code, stdout } = await runCli(args)
    expect([code, stdout.includes('Usage: enishi')], args.join(' ')).toEqual([0, true])
  }
})

test('help and complaints speak Japanese on every level', async () => {
  const english = Object.values(command.about)
  for (const args of [['--help'], ['keys', '--help'], ['registrants', 'import', '--help'], ['help', 'scan']]) {
    const { code, stdout } = await runCli([...args, '--lang', 'ja'])
    expect(
      [code, stdout.startsWith('使い方： enishi'), english.filter((text) => stdout.includes(text))],
      args.join(' '),
    ).toEqual([0, true, []])
  }
  expect((await runCli(['scan', '--lang', 'ja'])).stderr).toBe(
    'コマンドの使い方が正しくありません（--exhibitor <CODE> がありません）。--help で使い方をご確認ください。\n',
  )
  expect((await runCli(['--lang', 'fr', 'leads'])).stderr).toContain(': --lang <LANGUAGE>: fr. ')
})
