// The import rules and the ban on cycles are proved by breaking them: a small copy of the house with one offence each.
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zones } from '../../workshop/import-rules.ts'

const root = resolve(import.meta.dirname, '../..')

/** How a file may tie itself to another; each must be seen. */
const forms = {
  value: (specifier: string) => `import * as x from '${specifier}'\nexport const y = x\n`,
  type: (specifier: string) => `import type * as X from '${specifier}'\nexport type Y = typeof X\n`,
  inlineType: (specifier: string) => `export type Y = typeof import('${specifier}')\n`,
  lazy: (specifier: string) => `export const load = () => import('${specifier}')\n`,
  passedOn: (specifier: string) => `export * from '${specifier}'\n`,
}

/** Name, offending file, what it imports, what the finding must say (null: allowed), and how it imports. */
type Case = [name: string, file: string, specifier: string, says: RegExp | null, form?: keyof typeof forms]

const cases: Case[] = [
  ['page → main', 'renderer/a1.ts', '../main/part.ts', /renderer\/ must not import main\/part/],
  ['page → types of main', 'renderer/a2.ts', '../main/part.ts', /renderer\/ must not import main\/part/, 'type'],
  [
    'page → inline type of main',
    'renderer/a3.ts',
    '../main/part.ts',
    /renderer\/ must not import main\/part/,
    'inlineType',
  ],
  ['page → main, lazily', 'renderer/a4.ts', '../main/part.ts', /renderer\/ must not import main\/part/, 'lazy'],
  [
    'page → main, passed on',
    'renderer/ui/a5.ts',
    '../../main/part.ts',
    /renderer\/ui\/ must not import main\/part/,
    'passedOn',
  ],
  ['page → electron', 'renderer/a6.ts', 'electron', /package electron/],
  ['page → node', 'renderer/a7.ts', 'node:path', /Node's node:path/],
  ['page → the database', 'renderer/a8.ts', 'better-sqlite3', /package better-sqlite3/],
  [
    'ui → the contract',
    'renderer/ui/k1.ts',
    '../../shared/contract/noun.ts',
    /must not import shared\/contract/,
    'type',
  ],
  ['ui → the domain', 'renderer/ui/k2.ts', '../../shared/domain/noun.ts', /must not import shared\/domain/],
  ['ui → host', 'renderer/ui/k3.ts', '../host/noun.ts', /renderer\/ui\/ must not import renderer\/host/],
  ['host → ui', 'renderer/host/k4.ts', '../ui/noun.ts', /renderer\/host\/ must not import renderer\/ui/],
  ['sources → unsaved', 'renderer/sources/k5.ts', '../unsaved/noun.ts', /must not import renderer\/unsaved/, 'type'],
  ['unsaved → parts', 'renderer/unsaved/k6.ts', '../parts/noun.ts', /must not import renderer\/parts/],
  ['parts → a screen', 'renderer/parts/k7.ts', '../screens/scan/noun.ts', /must not import renderer\/screens/],
  ['a screen → another', 'renderer/screens/leads/k8.ts', '../scan/noun.ts', /must not import renderer\/screens\/scan/],
  [
    'a screen of no listed name',
    'renderer/screens/new/k9.ts',
    '../scan/noun.ts',
    /renderer\/screens\/ must not import/,
  ],
  ['a screen → parts', 'renderer/screens/leads/detail/k10.ts', '../../../parts/noun.ts', null],
  ['the rooms → a screen', 'renderer/rooms.ts', './screens/scan/noun.ts', null],
  ['lower subject → higher', 'main/lead/b5.ts', '../merge/noun.ts', /main\/lead\/ must not import main\/merge\/noun/],
  ['SQL beside the question', 'main/lead/b6.ts', '../db/sql.ts', /SQL belongs into/],
  ['a question → the disk', 'main/lead/b7.sql.ts', './noun.ts', /sql\.ts file must not import/],
  ['a host → every subject', 'main/hosts/b8.ts', '../merge/noun.ts', null],
  ['db → a subject', 'main/db/b1.ts', '../lead/noun.ts', /main\/db\/ must not import main\/lead\/noun/],
  ['db → electron', 'main/db/b2.ts', 'electron', /package electron/],
  ['db → contract', 'main/db/b3.ts', '../../shared/contract/noun.ts', /must not import shared\/contract/],
  ['domain → node', 'shared/domain/c1.ts', 'node:fs', /Node's node:fs/],
  ['domain → node without its prefix', 'shared/domain/c2.ts', 'fs', /Node's fs/],
  ['domain → zod', 'shared/domain/c3.ts', 'zod', /package zod/],
  ['domain → contract', 'shared/domain/c4.ts', '../contract/noun.ts', /must not import shared\/contract/],
  ['contract → main', 'shared/contract/d1.ts', '../../main/part.ts', /must not import main\/part/],
  ['a subject → electron', 'main/lead/f1.ts', 'electron', /package electron/],
  ['a subject → types of electron', 'main/lead/f2.ts', 'electron', /package electron/, 'type'],
  ['a subject → electron-store', 'main/lead/f3.ts', 'electron-store', /package electron-store/],
  ['a subject → the database', 'main/lead/f5.ts', 'better-sqlite3', /package better-sqlite3/],
  ['a subject → types of the database', 'main/lead/f6.ts', 'better-sqlite3', /package better-sqlite3/, 'type'],
  ['browser host → electron', 'main/hosts/browser/server.ts', 'electron', /package electron/],
  ['shell parts → electron', 'main/hosts/electron/g1.ts', 'electron', /package electron/],
  ['program → tests', 'main/lead/h1.ts', '../../test/support/noun.ts', /must not import test\//],
  ['tests → electron', 'test/i1.ts', 'electron', /package electron/],
  ['cycle', 'main/db/one.ts', './two.ts', /cycle/i],
  ['electron in electron.ts', 'main/hosts/electron/electron.ts', 'electron', null],
  ['electron in preload.ts', 'main/hosts/electron/preload.ts', 'electron', null],
  ['page → shared', 'renderer/j1.ts', '../shared/contract/noun.ts', null],
  ['a subject → db', 'main/lead/j2.ts', '../db/noun.ts', null],
  ['db → domain', 'main/db/j3.ts', '../../shared/domain/noun.ts', null],
]

/** A statement of one's own, where it is refused and where it stands. */
const prepares = `export const ask = (db: { prepare: (text: string) => unknown }) => db.prepare('SELECT 1')\n`

/** Name, offending file, its code, what the finding must say (null: allowed). */
const locales: [name: string, file: string, code: string, says: RegExp | null][] = [
  ['a number in the machine’s language', 'renderer/l1.ts', '(5).toLocaleString()', /toLocaleString must name/],
  ['a day in the machine’s language', 'main/lead/l2.ts', 'new Date(0).toLocaleDateString()', /must name its language/],
  ['a format without language', 'shared/domain/l3.ts', 'new Intl.NumberFormat()', /Intl\.NumberFormat must name/],
  [
    'a format of no language',
    'shared/domain/l4.ts',
    'new Intl.DateTimeFormat(undefined, {})',
    /must name its language/,
  ],
  ['an order of the machine', 'shared/domain/l5.ts', "'a'.localeCompare('b')", /localeCompare must name/],
  ['a borrowed locale', 'renderer/l6.ts', "new Intl.DateTimeFormat('sv-SE')", /use shared\/domain\/day\.ts/],
  ['another borrowed locale', 'main/lead/l7.ts', "new Intl.DateTimeFormat('en-CA')", /use shared\/domain\/day\.ts/],
  ['a named language', 'renderer/l8.ts', "new Intl.NumberFormat('ja')", null],
]

const ground: Record<string, string> = {
  'main/lead/prepares.sql.ts': prepares,
  'main/db/prepares.ts': prepares,
  'main/db/sql.ts': 'export const sql = 1\n',
  'main/db/two.ts': forms.value('./one.ts'),
}
const folders = ['main/db', 'main/lead', 'main/merge', 'shared/contract', 'shared/domain', 'test/support']
for (const folder of ['ui', 'host', 'unsaved', 'parts', 'screens/scan']) folders.push(`renderer/${folder}`)
for (const folder of folders) {
  ground[`${folder}/noun.ts`] = 'export const noun = 1\n'
}
ground['main/part.ts'] = 'export const part = 1\n'

interface Finding {
  filename: string
  message: string
}

let house = ''
let findings: Finding[] = []

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'enishi-lint-'))
  for (const part of ['.oxlintrc.json', 'tsconfig.json', 'package.json', 'workshop']) {
    await cp(join(root, part), join(house, part), { recursive: true })
  }
  await symlink(join(root, 'node_modules'), join(house, 'node_modules'), 'junction')
  const offences = cases.map(([, file, specifier, , form]) => [file, forms[form ?? 'value'](specifier)] as const)
  const spoken = locales.map(([, file, code]) => [file, `export const x = ${code}\n`] as const)
  for (const [file, code] of [...Object.entries(ground), ...offences, ...spoken]) {
    await mkdir(dirname(join(house, file)), { recursive: true })
    await writeFile(join(house, file), code)
  }
  const output = await new Promise<string>((done, fail) => {
    const cli = join(root, 'node_modules/oxlint/bin/oxlint')
    execFile(process.execPath, [cli, '-f', 'json'], { cwd: house, maxBuffer: 1 << 24 }, (error, stdout, stderr) => {
      if (error && stdout === '') fail(new Error(`oxlint did not run: ${stderr}`, { cause: error }))
      else done(stdout)
    })
  })
  findings = (JSON.parse(output) as { diagnostics: Finding[] }).diagnostics
})

afterAll(() => rm(house, { recursive: true, force: true }))

describe('oxlint refuses what the design refuses', () => {
  const messagesOf = (file: string) =>
    findings.filter((f) => f.filename.replaceAll('\\', '/') === file).map((f) => f.message)

  test.each(cases)('%s', (_, file, __, says) => {
    const messages = messagesOf(file)
    if (says) expect(messages.some((m) => says.test(m))).toBe(true)
    else expect(messages).toEqual([])
  })

  test.each(locales)('%s', (_, file, __, says) => {
    if (says) expect(messagesOf(file).join('\n')).toMatch(says)
    else expect(messagesOf(file)).toEqual([])
  })
})

test('oxlint refuses a statement that is prepared outside of main/db', () => {
  const refused = findings.filter(({ message }) => /helpers of main\/db\/sql/.test(message))
  expect(refused.map(({ filename }) => filename.replaceAll('\\', '/'))).toEqual(['main/lead/prepares.sql.ts'])
})

test('the table has no zone twice and every zone names something that can be', () => {
  const names = zones.map((z) => z.zone)
  expect(new Set(names).size).toBe(names.length)
  for (const name of names)
    expect(name).toMatch(/^(main|renderer|shared|test|workshop)\/([a-z-]+\/|[a-z-]+(\.sql)?\.ts)*$/)
})
