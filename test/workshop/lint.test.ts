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
  ['page → inline type of main', 'renderer/a3.ts', '../main/part.ts', /renderer\/ must not import main\/part/, 'inlineType'],
  ['page → main, lazily', 'renderer/a4.ts', '../main/part.ts', /renderer\/ must not import main\/part/, 'lazy'],
  ['page → main, passed on', 'renderer/ui/a5.ts', '../../main/part.ts', /renderer\/ must not import main\/part/, 'passedOn'],
  ['page → electron', 'renderer/a6.ts', 'electron', /package electron/],
  ['page → node', 'renderer/a7.ts', 'node:path', /Node's node:path/],
  ['page → the database', 'renderer/a8.ts', 'better-sqlite3', /package better-sqlite3/],
  ['store → api', 'main/store/b1.ts', '../api/noun.ts', /main\/store\/ must not import main\/api\/noun/],
  ['store → electron', 'main/store/b2.ts', 'electron', /package electron/],
  ['store → contract', 'main/store/b3.ts', '../../shared/contract/noun.ts', /must not import shared\/contract/],
  ['store → a host', 'main/store/b4.ts', '../server.ts', /must not import main\/server/],
  ['domain → node', 'shared/domain/c1.ts', 'node:fs', /Node's node:fs/],
  ['domain → node without its prefix', 'shared/domain/c2.ts', 'fs', /Node's fs/],
  ['domain → zod', 'shared/domain/c3.ts', 'zod', /package zod/],
  ['domain → contract', 'shared/domain/c4.ts', '../contract/noun.ts', /must not import shared\/contract/],
  ['contract → main', 'shared/contract/d1.ts', '../../main/part.ts', /must not import main\/part/],
  ['bundle → api', 'main/bundle/e1.ts', '../api/noun.ts', /must not import main\/api/],
  ['follow-up → bundle', 'main/followup/e2.ts', '../bundle/noun.ts', /must not import main\/bundle/],
  ['jobs → api', 'main/jobs/e3.ts', '../api/noun.ts', /must not import main\/api/],
  ['api → electron', 'main/api/f1.ts', 'electron', /package electron/],
  ['api → types of electron', 'main/api/f2.ts', 'electron', /package electron/, 'type'],
  ['api → electron-store', 'main/api/f3.ts', 'electron-store', /package electron-store/],
  ['api → the database', 'main/api/f5.ts', 'better-sqlite3', /package better-sqlite3/],
  ['bundle → the database', 'main/bundle/f6.ts', 'better-sqlite3', /package better-sqlite3/, 'type'],
  ['a part of main → the database', 'main/f7.ts', 'better-sqlite3', /package better-sqlite3/],
  ['api → a host', 'main/api/f4.ts', '../server.ts', /must not import main\/server/],
  ['browser host → electron', 'main/server.ts', 'electron', /package electron/],
  ['shell parts → electron', 'main/shell/g1.ts', 'electron', /package electron/],
  ['command → store', 'main/cli.ts', './store/noun.ts', /must not import main\/store/],
  ['program → tests', 'main/h1.ts', '../test/support/noun.ts', /must not import test\//],
  ['tests → electron', 'test/i1.ts', 'electron', /package electron/],
  ['cycle', 'main/store/one.ts', './two.ts', /cycle/i],
  ['electron in electron.ts', 'main/electron.ts', 'electron', null],
  ['electron in preload.ts', 'main/preload.ts', 'electron', null],
  ['page → shared', 'renderer/j1.ts', '../shared/contract/noun.ts', null],
  ['api → store', 'main/api/j2.ts', '../store/noun.ts', null],
  ['store → domain', 'main/store/j3.ts', '../../shared/domain/noun.ts', null],
]

const ground: Record<string, string> = {
  'main/store/two.ts': forms.value('./one.ts'),
}
for (const folder of ['main/store', 'main/api', 'main/bundle', 'shared/contract', 'shared/domain', 'test/support']) {
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
  for (const [file, code] of [...Object.entries(ground), ...offences]) {
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
  test.each(cases)('%s', (_, file, __, says) => {
    const messages = findings.filter((f) => f.filename.replaceAll('\\', '/') === file).map((f) => f.message)
    if (says) expect(messages.some((m) => says.test(m))).toBe(true)
    else expect(messages).toEqual([])
  })
})

test('the table has no zone twice and every zone names something that can be', () => {
  const names = zones.map((z) => z.zone)
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^(main|renderer|shared|test|workshop)\/([a-z]+\/|[a-z]+\.ts)*$/)
})
