/** Steps that run one after the other although one of them fails: for closing an app, and for forgetting people. */

/** Runs every step; returns what failed, in order. */
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
