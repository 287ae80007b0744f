// The page of benchmarks: facts of the machine, then a table a benchmark, in the order of their names.
import type { BenchRow } from './row.ts'

export interface Section {
  name: string
  title: string
  rows: BenchRow[]
  seconds: number
}

export interface Facts {
  date: string
  cpu: string
  cores: number
  memoryGiB: number
  system: string
  node: string
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ')
const met = (row: BenchRow): string => (row.met === null ? '' : row.met ? 'yes' : '**no**')

const machine = (facts: Facts): string =>
  `${facts.cpu}, ${facts.cores} cores, ${facts.memoryGiB} GiB, ${facts.system}, Node ${facts.node}`

const table = (section: Section, facts: Facts): string =>
  [
    `## ${section.title}`,
    '',
    `<!-- ${section.name} -->`,
    `Run on ${facts.date} in ${section.seconds.toFixed(0)} s; ${machine(facts)}.`,
    '',
    '| what | ours | peer | ratio | goal | met | note |',
    '|---|---|---|---|---|---|---|',
    ...section.rows.map(
      (row) =>
        `| ${[row.subject, row.ours, row.peer, row.ratio, row.goal, met(row), row.note].map(cell).join(' | ')} |`,
    ),
    '',
  ].join('\n')

/** The tables of a page written before, by the name of their benchmark. */
export function sectionsOf(page: string): Map<string, string> {
  const sections = page.split(/^(?=## )/m).slice(1)
  return new Map(
    sections.flatMap((text) => {
      const name = /^<!-- (\S+) -->$/m.exec(text)?.[1]
      return name === undefined ? [] : [[name, text] as const]
    }),
  )
}

/** The whole page; `kept` are tables of benchmarks that did not run this time. */
export function report(facts: Facts, done: readonly Section[], kept: ReadonlyMap<string, string>): string {
  const tables = new Map(kept)
  for (const section of done) tables.set(section.name, table(section, facts))
  const head =
    '# Benchmarks\n\nWritten by `npm run bench`. Every figure stands beside a peer measured in the same run on the same machine; ' +
    'the ratio is what to compare between machines.\n\n'
  return `${head}${[...tables]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => text.trimEnd())
    .join('\n\n')}\n`
}
