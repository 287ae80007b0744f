import type { Progress } from './jobs.ts'

export type { Progress } from './jobs.ts'

/** Runs a job to its end and returns what it found; `onProgress` is told how far it is. */
export async function resultOf<T>(
  run: AsyncGenerator<Progress, T, void>,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<T> {
  for (;;) {
    const next = await run.next()
    if (next.done) return next.value
    onProgress(next.value)
  }
}
