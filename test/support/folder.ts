/** Folders that are there for one test and gone after it. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'

/** A new empty folder, removed when the test has finished. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'enishi-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Makes `folder` a data folder in which the tests' exhibition is set up, and that is no station yet. */
export function addExhibition(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  copyFileSync(join(inject('template'), 'enishi.db'), join(folder, 'enishi.db'))
}
