import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCli } from '../../../support/cli.ts'
import { addExhibition, temporaryFolder } from '../../../support/folder.ts'

function station() {
  const data = temporaryFolder()
  addExhibition(join(data, 'station'))
  const cli = (args: string[], input = '') => runCli(['--data', join(data, 'station'), '--json', ...args], input)
  const file = (name: string, text: string): string => {
    writeFileSync(join(data, name), text)
    return join(data, name)
  }
  return { cli, file }
}

test('a list fills leads scanned before it came; refused rows are told on stderr', async () => {
  const { cli, file } = station()
  await cli(['scan', '--exhibitor', 'ORBIT'], 'A1\nA9\n')
  const { code, stderr, json } = await cli([
    'registrants',
    'import',
    file('list.csv', '来場者番号,氏名\nA1,髙橋 太郎\n,誰か\n'),
  ])
  expect([code, json()]).toEqual([
    0,
    [
      {
        rows: 2,
        imported: 1,
        refused: 1,
        filled: 1,
        replaced: 0,
        reasons: { no_code: 1 },
        refusals: [{ line: 3, reason: 'no_code' }],
      },
    ],
  ])
  expect(stderr).toBe('Line 3 left out: no badge code\n')
  const leads = (await cli(['leads'])).json() as { badgeCode: string; contact: { fullName: string } }[]
  expect(leads.map((lead) => [lead.badgeCode, lead.contact.fullName])).toEqual([
    ['A1', '髙橋 太郎'],
    ['A9', ''],
  ])
})

test('columns are named by headings that only the caller knows', async () => {
  const { cli, file } = station()
  const list = file('list.csv', 'Kennung,Wer,"Post, elektronisch"\nA1,Ann Smith,a@ex.jp\n')
  const done = await cli([
    'registrants',
    'import',
    list,
    '--map',
    'Kennung=badgeCode,Wer=fullName,Post, elektronisch=emails',
  ])
  expect(done.json()).toMatchObject([{ rows: 1, imported: 1 }])
  const [ack] = (await cli(['scan', '--exhibitor', 'ORBIT'], 'A1\n')).json()
  expect(ack).toMatchObject({ contact: { fullName: 'Ann Smith', emails: ['a@ex.jp'] } })
})

test.each([
  [['registrants', 'import', 'LIST', '--map', 'Nobody=badgeCode'], 2, 'usage'],
  [['registrants', 'import', 'LIST', '--map', 'code=shoe'], 2, 'usage'],
  [['registrants', 'import', '/nowhere/list.csv'], 3, 'file_unreadable'],
  [['registrants', 'import', 'EMPTY'], 3, 'list_empty'],
  [['registrants', 'import', 'NAMELESS'], 3, 'list_without_code'],
])('%j ends with %i and %s', async (args, exit, errorCode) => {
  const { cli, file } = station()
  const files: Record<string, string> = {
    LIST: file('list.csv', 'code,name\nA1,Ann\n'),
    EMPTY: file('empty.csv', ''),
    NAMELESS: file('nameless.csv', 'name,company\nAnn,Acme\n'),
  }
  const { code, json } = await cli(args.map((arg) => files[arg] ?? arg))
  expect(code).toBe(exit)
  expect(json()).toMatchObject([{ error: { code: errorCode } }])
})
