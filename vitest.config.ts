// Unit and integration tests. What needs a browser is under test/e2e and belongs to Playwright.
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
// also where vitest is called by itself
import './workshop/prepare-node.cjs'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    environment: 'node',
    globalSetup: './test/support/prepare.ts',
    // Threads share one address space with a native module; a process each keeps a crash inside its own file.
    pool: 'forks',
    // More than there are cores, because many tests wait for a disk or for another process.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    // Only what hangs is ended: how long a test may take is no test's subject, and a busy machine is no failure.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
    allowOnly: false,
    passWithNoTests: false,
  },
})
