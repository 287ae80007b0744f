/** The real browser host in a process of its own, on a new data folder, for tests that drive its page. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { ExhibitionFileInput } from '../../shared/contract/exhibition-file.ts'

const CLI = resolve(import.meta.dirname, '../../workshop/run-enishi.ts')

export interface Host {
  url: string
  folder: string
  /** Ends the host as a power failure would, or politely. */
  end(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>
  /** Ends the host and removes its folder. */
  remove(): Promise<void>
}

/** Runs one command on a data folder that no host is using; returns its stdout. Throws where it fails. */
export async function command(folder: string, args: readonly string[], input = ''): Promise<string> {
  const child = spawn(process.execPath, [CLI, ...args, '--data', folder], { stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.on('error', () => undefined).end(input)
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}: ${stderr}`)
  return stdout
}

interface Content {
  exhibition?: ExhibitionFileInput
  demoLeads?: number
  demoSeed?: number
  /** Scanned for one exhibitor, in this order. */
  scans?: { exhibitor: string; payloads: readonly string[] }
}

const templates = new Map<string, Promise<string>>()
const templateFolders: string[] = []
process.once('exit', () => {
  for (const folder of templateFolders) rmSync(folder, { recursive: true, force: true })
})

/** A data folder with this content, made once in this process. */
function templateOf(content: Content): Promise<string> {
  const key = JSON.stringify(content)
  const made = templates.get(key) ?? makeTemplate(content)
  templates.set(key, made)
  return made
}

async function makeTemplate({ exhibition, demoLeads, demoSeed = 1, scans }: Content): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'enishi-e2e-'))
  templateFolders.push(folder)
  if (demoLeads !== undefined) await command(folder, ['demo', '--leads', String(demoLeads), '--seed', String(demoSeed)])
  if (exhibition !== undefined) {
    const file = join(folder, 'exhibition.json')
    await writeFile(file, JSON.stringify(exhibition))
    await command(folder, ['setup', file])
  }
  if (scans !== undefined) await command(folder, ['scan', '--exhibitor', scans.exhibitor], scans.payloads.join('\n'))
  return folder
}

/**
 * A new data folder: empty, with an exhibition, or with the demo's leads, and with scans. An exhibition makes no
 * station, and the demo's station depends on its seed alone, so a copy is what the commands would make anew.
 */
export async function newDataFolder(content: Content = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'enishi-e2e-'))
  await cp(await templateOf(content), folder, { recursive: true })
  return folder
}

/** Starts the host on a data folder and waits until it is ready. */
export async function startHost(folder: string): Promise<Host> {
  const child = spawn(process.execPath, [CLI, 'serve', '--json', '--data', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const end = async (signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM') => {
    child.kill(signal)
    await ended
  }
  return {
    url: (JSON.parse(line) as { url: string }).url,
    folder,
    end,
    async remove() {
      await end('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
