// `npm start` from a checkout: Electron if it can run, else the browser host on this machine, with the reason in one
// line. Stale bundles are built first.
import { resolve } from 'node:path'
import type { command } from '../../shared/messages/en/command.ts'
import { createTranslator } from '../../shared/messages/all-languages.ts'
import { chooseLanguage } from '../../shared/messages/choose-language.ts'
import { buildAll, buildIsStale } from '../../workshop/bundle.ts'
import { electronBinary, fetchElectron, whyNoWindow } from './electron/electron-binary.ts'
import { runElectron } from './electron/run-electron.ts'
import { systemLanguages } from './system-languages.ts'

const root = resolve(import.meta.dirname, '../..')
const FETCH_LIMIT_MS = 180_000
const IN_BROWSER = '--browser'
const given = process.argv.slice(2).filter((argument) => argument !== IN_BROWSER)

const { t } = createTranslator(chooseLanguage('system', systemLanguages(process.env)))
type Why = keyof typeof command.start.why

async function tryElectron(): Promise<{ code: number } | { why: Why; detail?: string }> {
  if (process.argv.includes(IN_BROWSER)) return { why: 'asked' }
  const why = whyNoWindow()
  if (why !== null) return { why }
  let binary = electronBinary()
  if (binary === null) {
    console.log(t('command.start.getting'))
    binary = await fetchElectron(FETCH_LIMIT_MS)
  }
  return binary === null ? { why: 'no_binary' } : runElectron(binary, [root, ...given])
}

if (buildIsStale()) {
  console.log(t('command.start.building'))
  await buildAll()
}
const ending = await tryElectron()
if ('code' in ending) process.exitCode = ending.code
else {
  console.log(
    t('command.start.inBrowser', { why: t(`command.start.why.${ending.why}`, { detail: ending.detail ?? '' }) }),
  )
  const canOpen = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
  process.argv.splice(2, Infinity, 'serve', ...(canOpen ? ['--open'] : []), ...given)
  // the built command: it starts in half the time
  await import(new URL('../../out/main/cli.js', import.meta.url).href)
}
