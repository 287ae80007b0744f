/**
 * Runs test tools, one after the other or side by side. When this process is interrupted or killed, all that they
 * started ends with it, and what they left in the temporary folder is removed.
 */
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { ToolNews } from './guard.ts'
import { endTree } from './process-tree.ts'

const root = resolve(import.meta.dirname, '../..')
const INTERRUPTIONS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }

export interface ToolRun {
  /** The tools' temporary folder; removed when this process has ended. */
  folder: string
  /** Runs a command line tool of node_modules and returns its exit code; 1 where it did not start or was killed. */
  run(cli: string, args: readonly string[], env: Record<string, string>): Promise<number>
}

/** The tests make thousands of small databases; where the system has enough memory for them, they wait for no disk. */
function fastFolder(): string {
  const inMemory = '/dev/shm'
  if (process.env.TMPDIR || process.platform !== 'linux' || !existsSync(inMemory)) return tmpdir()
  const { bavail, bsize } = statfsSync(inMemory)
  return bavail * bsize > 4 * 2 ** 30 ? inMemory : tmpdir()
}

export function startToolRun(): ToolRun {
  const folder = mkdtempSync(join(fastFolder(), 'enishi-run-'))
  const guard = fork(join(import.meta.dirname, 'guard.ts'), [folder], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  guard.unref()
  guard.channel?.unref()
  const tell = (news: ToolNews) => guard.send(news)
  let interrupted = false
  for (const [name, code] of Object.entries(INTERRUPTIONS)) {
    process.once(name, () => {
      if (interrupted) return
      interrupted = true
      guard.ref()
      guard.disconnect()
      void once(guard, 'exit').then(() => process.exit(code))
    })
  }
  return {
    folder,
    run: (cli, args, env) =>
      new Promise((done) => {
        // a group of its own: it is known by the tool's id even when the tool itself has ended
        const child = spawn(process.execPath, [join(root, 'node_modules', cli), ...args], {
          cwd: root,
          stdio: ['ignore', 'inherit', 'inherit'],
          detached: process.platform !== 'win32',
          env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, ...env },
        })
        const { pid } = child
        if (pid !== undefined) tell({ pid, runs: true })
        child.on('error', (error) => {
          console.error(error)
          done(1)
        })
        child.on('exit', (code) => {
          // the guard is ending everything, and nothing must start after that
          if (interrupted) return
          if (pid !== undefined) {
            // a tool that crashed may leave children
            endTree(pid)
            tell({ pid, runs: false })
          }
          done(code ?? 1)
        })
      }),
  }
}
