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

/** One shell for all tests that leave it as they found it: starting one takes longer than most of them. */
interface WorkerFixtures {
  sharedShell: Shell
}

const newFolder = () => mkdtemp(join(tmpdir(), 'enishi-shell-'))
const removeFolder = (folder: string) => rm(folder, { recursive: true, force: true, maxRetries: 5 })

async function quit(shell: Shell): Promise<void> {
  const stuck = setTimeout(shell.kill, 10_000)
  await shell.quit()
  clearTimeout(stuck)
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  sharedShell: [
    async ({ browserName: _ }, use, info) => {
      const folder = await newFolder()
      const shell = await launchShell({ folder, real: info.project.metadata['real'] === true })
      await use(shell)
      await quit(shell)
      await removeFolder(folder)
    },
    { scope: 'worker' },
  ],
  folder: async ({ browserName: _ }, use) => {
    const folder = await newFolder()
    await use(folder)
    await removeFolder(folder)
  },
  launch: async ({ folder }, use, info) => {
    const started: Shell[] = []
    const real = info.project.metadata['real'] === true
    await use(async (options = {}) => {
      const shell = await launchShell({ ...options, folder, real })
      started.push(shell)
      return shell
    })
    for (const shell of started) await quit(shell)
  },
  shell: async ({ launch }, use) => {
    await use(await launch())
  },
})

export { expect } from '@playwright/test'
