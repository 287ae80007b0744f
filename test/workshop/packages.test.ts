// `npm ci` works on any machine only if the lockfile is whole, names no host and lets nothing be compiled.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

interface Entry {
  version?: string
  resolved?: string
  integrity?: string
  optionalDependencies?: Record<string, string>
  hasInstallScript?: boolean
}
interface Manifest {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  optionalDependencies: Record<string, string>
  allowScripts: Record<string, boolean>
  scripts: Record<string, string>
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Entry>
}
const installed = Object.entries(packages).filter(([path]) => path !== '')

test('every version is pinned', () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
  expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})

test('the lockfile holds the optional packages of every platform', () => {
  const isHere = (path: string, name: string) =>
    `${path}/node_modules/${name}` in packages || `node_modules/${name}` in packages
  const missing = installed.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isHere(path, name)),
  )
  expect(missing).toEqual([])
})

test('packages come from whatever registry a machine uses, checked by their hash', () => {
  expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  expect(installed.filter(([, { integrity }]) => integrity === undefined)).toEqual([])
})

test('no package runs a script of its own when it is installed', () => {
  const scripted = installed
    .filter(([, entry]) => entry.hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
  expect(scripted.filter((name) => manifest.allowScripts[name] !== false)).toEqual([])
  // It has no install script, but npm takes its binding.gyp for one.
  expect(manifest.allowScripts['better-sqlite3']).toBe(false)
})

test('a Node that is too old says so', () => {
  const folder = mkdtempSync(join(tmpdir(), 'enishi-node-'))
  try {
    const old = join(folder, 'old.cjs')
    writeFileSync(old, "Object.defineProperty(process, 'versions', { value: { node: '20.18.0' } })\n")
    const guard = join(root, 'workshop/prepare-node.cjs')
    const run = (...before: string[]) =>
      spawnSync(process.execPath, [...before, '-r', guard, '-e', 'console.log("ran")'], { encoding: 'utf8' })
    const refused = run('-r', old)
    expect(refused.status).toBe(1)
    expect(refused.stdout).toBe('')
    expect(refused.stderr).toContain('Enishi needs Node.js 24 or newer')
    expect(run().stdout).toBe('ran\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('every script that runs our own files asks for Node 24 first', () => {
  const own = Object.entries(manifest.scripts).filter(([, command]) => /\bnode\b/.test(command))
  expect(own.map(([name]) => name)).toEqual(expect.arrayContaining(['start', 'enishi', 'test', 'build', 'bench']))
  for (const [, command] of own) expect(command).toMatch(/^node -r \.\/workshop\/prepare-node\.cjs \S+\.ts$/)
})
