/**
 * Work that an answer does not wait for. It runs in order right after the answer has left, or at the latest when the
 * app closes.
 */
export interface Afterwards {
  add(work: () => void): void
  /** Does all waiting work now. */
  finish(): void
}

/** `onFailure` receives the error of a piece of work. The pieces after it still run. */
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
