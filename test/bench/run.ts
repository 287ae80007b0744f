// `npm run bench`: runs every test/bench module that exports `run`, one after the other, and writes docs/benchmarks.md.
// `--only NAME` runs some and replaces only their tables. Figures come from this run on this machine, ours beside the
// peer's.
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, platform, release, totalmem } from 'node:os'
import { basename, dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BenchRow } from './row.ts'
import { type Section, report, sectionsOf } from './report.ts'

interface BenchModule {
  /** Heading of the table; the file's name unless given. */
  title?: string
  run?: () => Promise<BenchRow[]>
}

const root = resolve(import.meta.dirname, '../..')
const page = resolve(root, 'docs/benchmarks.md')
const at = process.argv.indexOf('--only')
const only = at === -1 ? null : (process.argv[at + 1] ?? '')

const names = globSync('*.ts', { cwd: import.meta.dirname })
  .map((file) => basename(file, '.ts'))
  .filter((name) => name !== 'run')
  .sort()
const done: Section[] = []
let failed = false
for (const name of names) {
  if (only !== null && !name.includes(only)) continue
  const module = (await import(pathToFileURL(resolve(import.meta.dirname, `${name}.ts`)).href)) as BenchModule
  if (!module.run) continue
  console.log(`— ${name}`)
  const started = Date.now()
  try {
    const rows = await module.run()
    done.push({ name, title: module.title ?? name, rows, seconds: (Date.now() - started) / 1000 })
    for (const { subject, ours, peer, ratio, goal, met } of rows) {
      const verdict = met === null ? '' : met ? 'met' : 'MISSED'
      console.log(`  ${verdict.padEnd(6)} ${subject}: ${ours} (peer: ${peer}, ratio ${ratio}, goal ${goal})`)
    }
  } catch (error) {
    failed = true
    console.error(`  failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }
}
if (done.length === 0 && !failed) {
  console.error(only === null ? 'There are no benchmarks.' : `No benchmark is named like "${only}".`)
  failed = true
}
if (done.length > 0) {
  const kept = only !== null && existsSync(page) ? sectionsOf(readFileSync(page, 'utf8')) : new Map<string, string>()
  const facts = {
    date: new Date().toISOString().slice(0, 10),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.version,
  }
  mkdirSync(dirname(page), { recursive: true })
  writeFileSync(page, report(facts, done, kept))
  console.log(`Written: docs/benchmarks.md`)
}
process.exitCode = failed ? 1 : 0
