/** Folders that are there for one test and gone after it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A new empty folder, removed when the test has finished. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'enishi-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
