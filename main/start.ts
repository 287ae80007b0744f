// `npm start` from a checkout: Electron where it can run, else the browser host on this machine, saying in one line why.
// The bundles are made first when a source is newer than they are.
import { resolve } from 'node:path'
import { buildAll, buildIsStale } from '../workshop/bundle.ts'
import { runCli } from './cli/run.ts'
import { electronBinary, fetchElectron, whyNoWindow } from './shell/electron-binary.ts'
import { type Ending, runElectron } from './shell/run-electron.ts'

const root = resolve(import.meta.dirname, '..')
const FETCH_LIMIT_MS = 180_000
const IN_BROWSER = '--browser'
const given = process.argv.slice(2).filter((argument) => argument !== IN_BROWSER)

async function tryElectron(): Promise<Ending> {
  if (process.argv.includes(IN_BROWSER)) return { why: `${IN_BROWSER} asked for it` }
  const why = whyNoWindow()
  if (why !== null) return { why }
  let binary = electronBinary()
  if (binary === null) {
    console.log(`Getting Electron, once. (npm start -- ${IN_BROWSER} does without.)`)
    binary = await fetchElectron(FETCH_LIMIT_MS)
  }
  return binary === null ? { why: "Electron's binary is not here and could not be downloaded" } : runElectron(binary, [root, ...given])
}

if (buildIsStale()) {
  console.log('Building Enishi…')
  await buildAll()
}
const ending = await tryElectron()
if ('code' in ending) process.exitCode = ending.code
else {
  console.log(`Enishi opens in a browser: ${ending.why}.`)
  const canOpen = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
  const { stdin, stdout, stderr, env } = process
  process.exitCode = await runCli(['serve', ...(canOpen ? ['--open'] : []), ...given], { stdin, stdout, stderr, env })
}
