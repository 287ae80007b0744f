// Before vitest's tests: the sources of the workers are compiled into Node's cache (workshop/prepare-node.cjs), or the
// first tests of a fresh
// checkout would compile them in every worker.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

export default function compileFirst(): void {
  execFileSync(process.execPath, [join(import.meta.dirname, 'load-jobs.ts')], { stdio: 'inherit' })
}
