// Draws the order of main's folders into docs/architecture.md, from the import rules and from the real imports. `npm
// run rooms` writes it; a test fails when the page is out of date.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, posix, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SUBJECTS } from './import-rules.ts'

const root = resolve(import.meta.dirname, '..')
const page = join(root, 'docs/architecture.md')
const BEGIN = '<!-- rooms: written by `npm run rooms` -->'
const END = '<!-- rooms end -->'
/** The folders that every subject may use, from the lowest. */
const GROUND = ['db', 'files', 'app']

function sourcesIn(room: string): string[] {
  return readdirSync(join(root, 'main', room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => posix.join('main', room, file.split(sep).join('/')))
}

/** The lower subjects that a folder's files import, types included. */
function importedBy(room: string): string[] {
  const found = new Set<string>()
  for (const file of sourcesIn(room)) {
    for (const [, specifier = ''] of readFileSync(join(root, file), 'utf8').matchAll(
      /(?:from |import\()'(\.[^']+)'/g,
    )) {
      const target = posix.join(dirname(file), specifier).split('/')
      const other = target[0] === 'main' ? target[1]! : room
      if (other !== room) found.add(other)
    }
  }
  return [...GROUND, ...SUBJECTS].filter((one) => found.has(one))
}

/** The table of folders, the highest first. Each imports only folders below it. */
export function drawRooms(): string {
  const rows = [...GROUND, ...SUBJECTS].toReversed().map((room) => {
    const below = importedBy(room).filter((one) => !GROUND.includes(one))
    return `| \`${room}/\` | ${sourcesIn(room).length} | ${below.toReversed().join(', ')} |`
  })
  return ['| room | files | subjects below it that it imports |', '|---|---|---|', ...rows].join('\n')
}

/** The page with the current table. Throws if the page has no place for the table. */
export function withRooms(text: string): string {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error('docs/architecture.md has no place for the table of rooms')
  return `${text.slice(0, begin)}${BEGIN}\n${drawRooms()}\n${text.slice(end)}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, withRooms(readFileSync(page, 'utf8')))
