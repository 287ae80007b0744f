// Before vitest's tests: the sources of the workers are compiled into Node's cache (workshop/prepare-node.cjs), or the
// first tests of a fresh checkout would compile them in every worker; and the exhibition that most tests start with is
// set up once.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder with the tests' exhibition, to be copied. */
    template: string
  }
}

export default function prepare({ provide }: TestProject): () => void {
  const template = mkdtempSync(join(tmpdir(), 'enishi-template-'))
  execFileSync(process.execPath, [join(import.meta.dirname, 'prepare-in-node.ts'), template], { stdio: 'inherit' })
  provide('template', template)
  return () => rmSync(template, { recursive: true, force: true })
}
