// Runs vitest and Playwright side by side on tests that never end. Started by test/workshop/interrupted.test.ts.
import { join } from 'node:path'
import { startToolRun } from '../tool-run.ts'

const tools = startToolRun()
const config = (name: string) => join(import.meta.dirname, name)
await Promise.all([
  tools.run('vitest/vitest.mjs', ['run', '--config', config('vitest.config.ts')], {}),
  tools.run('@playwright/test/cli.js', ['test', '--config', config('playwright.config.ts')], {}),
])
