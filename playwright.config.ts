// End-to-end tests: `page` drives the browser host, `shell` the Electron shell on a stand-in of Electron, and
// `electron` the same shell tests on the real one, where its binary is installed and there is a display.
import { defineConfig } from '@playwright/test'
import { electronIsUsable } from './test/support/electron/real.ts'
import { browserArgs, findBrowser } from './test/support/browser.ts'

const browser = findBrowser()

export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/support/build-first.ts',
  outputDir: 'test-results',
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // Files run side by side, each with hosts and data folders of its own; the tests of a file run in their order.
  workers: 2,
  // Only what hangs is ended: a busy machine is no failure.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    screenshot: 'only-on-failure',
    // recording costs half the time of a test: with ENISHI_TRACE=1 a failure leaves a trace
    trace: process.env['ENISHI_TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: { ...(browser === null ? {} : { executablePath: browser }), args: browserArgs() },
  },
  projects: [
    { name: 'page', testIgnore: 'shell/**' },
    { name: 'shell', testMatch: 'shell/**/*.spec.ts' },
    ...(electronIsUsable().usable
      ? [{ name: 'electron', testMatch: 'shell/*.spec.ts', metadata: { real: true } }]
      : []),
  ],
})
