/**
 * Work that an answer need not wait for: done in order as soon as the answer is on its way, at the latest when the app
 * closes.
 */
export interface Afterwards {
  add(work: () => void): void
  /** Does now what is left. */
  finish(): void
}

/** `onFailure` is told what a piece of work throws; the pieces after it are done all the same. */
export function createAfterwards(onFailure: (error: unknown) => void): Afterwards {
  let waiting: (() => void)[] = []
  const finish = (): void => {
    const all = waiting
    waiting = []
    for (const work of all) {
      try {
        work()
      } catch (error) {
        onFailure(error)
      }
    }
  }
  return {
    add(work) {
      if (waiting.push(work) === 1) setImmediate(finish)
    },
    finish,
  }
}
