// A shell for a test: started in a folder of its own, ended and removed afterwards whatever happened.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { type LaunchOptions, type Shell, launchShell } from './launch.ts'

interface Fixtures {
  folder: string
  /** Starts the shell; may be called again in the same folder once the one before has quit. */
  launch: (options?: Omit<LaunchOptions, 'folder' | 'real'>) => Promise<Shell>
  shell: Shell
}

export const test = base.extend<Fixtures>({
  folder: async ({ browserName: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'enishi-shell-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  launch: async ({ folder }, use, info) => {
    const started: Shell[] = []
    const real = info.project.metadata['real'] === true
    await use(async (options = {}) => {
      const shell = await launchShell({ ...options, folder, real })
      started.push(shell)
      return shell
    })
    for (const shell of started) {
      const stuck = setTimeout(shell.kill, 10_000)
      await shell.quit()
      clearTimeout(stuck)
    }
  },
  shell: async ({ launch }, use) => {
    await use(await launch())
  },
})

export { expect } from '@playwright/test'
