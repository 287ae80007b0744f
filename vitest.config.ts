// Unit and integration tests. What needs a browser is under test/e2e and belongs to Playwright.
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
    // Every core: by itself vitest leaves one idle, which is half of a machine with two.
    maxWorkers: '100%',
    // Only what hangs is ended: how long a test may take is no test's subject, and a busy machine is no failure.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
    allowOnly: false,
    passWithNoTests: false,
  },
})
