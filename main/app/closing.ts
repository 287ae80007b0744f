/** Steps that run one after the other even when one of them fails: to close an app and to forget who was erased. */

/** Runs every step; returns the errors, in order. */
export async function runAll(steps: readonly (() => void | Promise<void>)[]): Promise<unknown[]> {
  const failures: unknown[] = []
  for (const step of steps) {
    try {
      await step()
    } catch (error) {
      failures.push(error)
    }
  }
  return failures
}
