// The import rules, as one table of folders. The longest matching `zone` decides. Every import not listed is an error.
// oxlint loads this file as a plugin (see .oxlintrc.json). Specifiers are first resolved to paths in the repository, so
// '../db/x.ts' and '../../main/db/x.ts' count as the same. Type imports count too.
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { isBuiltin } from 'node:module'

interface Zone {
  /** A folder (ends with '/') or a file in the repository. */
  zone: string
  /** Zones it may import besides itself. A folder includes everything below it. */
  may: readonly string[]
  /** npm packages it may import: only the listed ones, or all except the listed ones. */
  packages: { only: readonly string[] } | { not: readonly string[] }
  node: boolean
}

const ELECTRON = ['electron', 'electron-store']
const DATABASE = 'better-sqlite3'
/** Packages that only one part of the Node side may import. */
const NOT_MAIN = [...ELECTRON, DATABASE]
const NODE_ONLY = [...NOT_MAIN, '@orpc/server', 'sharp', 'conf', 'commander', 'hucre', 'age-encryption']
const PURE = ['@noble/hashes', 'encoding-japanese', 'fastest-levenshtein', 'libphonenumber-js', 'wanakana']
const CORE = ['shared/domain/', 'shared/errors.ts']

/**
 * The subjects of main/, from the lowest. Each may import only those before it, so there are no cycles.
 * docs/architecture.md shows them from this list.
 */
export const SUBJECTS = [
  'transfer',
  'station',
  'journal',
  'exhibition',
  'session',
  'settings',
  'lead',
  'card',
  'person',
  'erasure',
  'registrant',
  'scan',
  'badge-format',
  'key',
  'bundle',
  'merge',
  'followup',
  'health',
  'demo',
] as const

/** The folders of the page, from the lowest. Each may import only the listed ones. */
const PAGE: Readonly<Record<string, readonly string[]>> = {
  // `ui` knows nothing of the booth. It may use messages for its labels.
  ui: ['shared/messages/'],
  host: ['shared/'],
  sources: ['shared/'],
  unsaved: ['renderer/host/', 'renderer/sources/', 'renderer/ui/', 'shared/'],
  parts: ['renderer/host/', 'renderer/ui/', 'renderer/unsaved/', 'shared/'],
}
/** A screen may import every other folder of the page but no other screen. `renderer/rooms.tsx` joins them. */
const SCREENS = ['followup', 'leads', 'organise', 'scan', 'shell', 'start']
const pageZone = (folder: string, may: readonly string[]): Zone => ({
  zone: `renderer/${folder}/`,
  may: ['renderer/store.ts', ...may],
  packages: { not: NODE_ONLY },
  node: false,
})

/** All zones. */
export const zones: readonly Zone[] = [
  { zone: 'shared/errors.ts', may: CORE, packages: { only: [] }, node: false },
  { zone: 'shared/domain/', may: CORE, packages: { only: PURE }, node: false },
  { zone: 'shared/messages/', may: [...CORE, 'shared/contract/'], packages: { only: ['i18next'] }, node: false },
  { zone: 'shared/contract/', may: CORE, packages: { only: ['zod', '@orpc/contract'] }, node: false },
  { zone: 'shared/decode/', may: CORE, packages: { only: ['zxing-wasm'] }, node: false },
  { zone: 'shared/', may: CORE, packages: { only: PURE }, node: false },
  { zone: 'main/db/', may: CORE, packages: { only: [DATABASE] }, node: true },
  { zone: 'main/files/', may: ['main/db/', 'shared/'], packages: { not: NOT_MAIN }, node: true },
  { zone: 'main/app/', may: ['main/db/', 'main/files/', 'shared/'], packages: { not: NOT_MAIN }, node: true },
  ...SUBJECTS.map((subject, place) => ({
    zone: `main/${subject}/`,
    may: [
      'main/db/',
      'main/files/',
      'main/app/',
      ...SUBJECTS.slice(0, place).map((below) => `main/${below}/`),
      'shared/',
    ],
    packages: { not: NOT_MAIN },
    node: true,
  })),
  { zone: 'main/hosts/', may: ['main/', 'shared/'], packages: { not: NOT_MAIN }, node: true },
  { zone: 'main/hosts/start.ts', may: ['main/', 'shared/', 'workshop/'], packages: { not: NOT_MAIN }, node: true },
  { zone: 'main/hosts/electron/electron.ts', may: ['main/', 'shared/'], packages: { not: [DATABASE] }, node: true },
  { zone: 'main/hosts/electron/preload.ts', may: ['shared/'], packages: { only: ['electron'] }, node: false },
  ...Object.entries(PAGE).map(([folder, may]) => pageZone(folder, may)),
  ...SCREENS.map((screen) =>
    pageZone(`screens/${screen}`, [...Object.keys(PAGE).map((folder) => `renderer/${folder}/`), 'shared/']),
  ),
  { zone: 'renderer/store.ts', may: [], packages: { only: ['react'] }, node: false },
  // A screen that is not listed may import nothing.
  { zone: 'renderer/screens/', may: [], packages: { only: [] }, node: false },
  { zone: 'renderer/', may: ['renderer/', 'shared/'], packages: { not: NODE_ONLY }, node: false },
  {
    zone: 'test/support/electron/',
    may: ['main/', 'shared/', 'test/', 'workshop/'],
    packages: { not: ['electron-store'] },
    node: true,
  },
  {
    zone: 'test/',
    may: ['main/', 'renderer/', 'shared/', 'test/', 'workshop/', ''],
    packages: { not: ELECTRON },
    node: true,
  },
  { zone: 'workshop/', may: [], packages: { not: ELECTRON }, node: true },
]

const zoneOf = (path: string): Zone | undefined =>
  zones
    .filter((z) => (z.zone.endsWith('/') ? path.startsWith(z.zone) : path === z.zone))
    .sort((a, b) => b.zone.length - a.zone.length)[0]

const covers = (allowed: string, path: string): boolean => {
  if (allowed === '') return !path.includes('/')
  return allowed.endsWith('/') ? path.startsWith(allowed) : path === allowed
}

/** SQL stands only in `*.sql.ts`. Such a file uses the database and nothing else. */
function sqlRefusal(from: string, target: string): string | null {
  if (!from.startsWith('main/') || from.startsWith('main/db/')) return null
  if (from.endsWith('.sql.ts')) {
    const allowed = target.endsWith('.sql.ts') || ['main/db/', ...CORE].some((one) => covers(one, target))
    return allowed ? null : `A *.sql.ts file must not import ${target}.`
  }
  return target === 'main/db/sql.ts' ? 'SQL belongs into a *.sql.ts file.' : null
}

/** The reason why `from` (a path in the repository) may not import `specifier`, or null if it may. */
export function refusal(from: string, specifier: string): string | null {
  const zone = zoneOf(from)
  if (!zone) return null
  const bare = specifier.replace(/[?#].*$/, '')
  if (bare.startsWith('.')) {
    const target = join(dirname(from), bare).split(sep).join('/')
    const bySql = sqlRefusal(from, target)
    if (bySql !== null) return bySql
    const inside = zoneOf(target)?.zone === zone.zone && zone.zone.endsWith('/')
    return inside || zone.may.some((allowed) => covers(allowed, target))
      ? null
      : `${zone.zone} must not import ${target}.`
  }
  if (isBuiltin(bare))
    return zone.node ? null : `${zone.zone} must not import Node's ${bare}: it has to run in a page as well.`
  const name = bare
    .split('/')
    .slice(0, bare.startsWith('@') ? 2 : 1)
    .join('/')
  const allowed = 'only' in zone.packages ? zone.packages.only.includes(name) : !zone.packages.not.includes(name)
  return allowed ? null : `${zone.zone} must not import the package ${name}.`
}

interface Node {
  source?: { type: string; value?: unknown } | null
}
interface Context {
  cwd: string
  filename: string
  report(finding: { message: string; node: unknown }): void
}

const pathOf = ({ cwd, filename }: Context): string =>
  (isAbsolute(filename) ? relative(cwd, filename) : filename).split(sep).join('/')

const rule = {
  create(context: Context): Record<string, (node: Node) => void> {
    const from = pathOf(context)
    const look = (node: Node): void => {
      const specifier = node.source?.value
      if (typeof specifier !== 'string') return
      const why = refusal(from, specifier)
      if (why) context.report({ message: why, node })
    }
    return {
      ImportDeclaration: look,
      ExportNamedDeclaration: look,
      ExportAllDeclaration: look,
      ImportExpression: look,
      TSImportType: look,
    }
  },
}

interface Call {
  callee: { type: string; property?: { name?: string } }
}

/** Only main/db prepares statements. Its helpers check every row and keep each statement to one use. */
const noPrepare = {
  create(context: Context): Record<string, (node: Call) => void> {
    const path = pathOf(context)
    if (!path.startsWith('main/') || path.startsWith('main/db/')) return {}
    return {
      CallExpression(node) {
        if (node.callee.type === 'MemberExpression' && node.callee.property?.name === 'prepare')
          context.report({ message: 'Ask with the helpers of main/db/sql.ts, which check the rows.', node })
      },
    }
  },
}

const WIDTH = 120

/** No source line is longer than the formatter's width; in tests, titles and data may be. */
const lineLength = {
  create(context: Context & { sourceCode: { text: string } }): Record<string, (node: Node) => void> {
    const isTest = /(^|[/\\])test[/\\]/.test(relative(context.cwd, context.filename))
    return {
      Program(node) {
        for (const [i, line] of context.sourceCode.text.split(/\r?\n/).entries()) {
          const isData = isTest && !/^\s*(\/\/|\*|\/\*)/.test(line)
          if (line.length <= WIDTH || isData) continue
          context.report({ message: `Line ${i + 1} is ${line.length} characters long; ${WIDTH} fit.`, node })
        }
      },
    }
  },
}

export default {
  meta: { name: 'enishi' },
  rules: { 'import-rules': rule, 'no-prepare': noPrepare, 'line-length': lineLength },
}
