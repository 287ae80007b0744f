// Unit and integration tests. What needs a browser is under test/e2e and belongs to Playwright.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    environment: 'node',
    // Threads share one address space with a native module; a process each keeps a crash inside its own file.
    pool: 'forks',
    // A limit is for what hangs: tests start processes and derive keys, and the machine may have much else to do.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    allowOnly: false,
    passWithNoTests: false,
  },
})
