import type { Progress } from '../jobs/jobs.ts'

/** Runs a job to its end and returns what it found. */
export async function resultOf<T>(run: AsyncGenerator<Progress, T, void>): Promise<T> {
  for (;;) {
    const next = await run.next()
    if (next.done) return next.value
  }
}
