import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { browserArgs, findBrowser } from '../browser.ts'

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: 'page.ts',
  timeout: 0,
  outputDir: join(process.env.ENISHI_HANGING!, 'results'),
  use: { launchOptions: { executablePath: findBrowser()!, args: browserArgs() } },
})
