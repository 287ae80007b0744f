import { AppError } from '../../shared/errors.ts'

/** The controls that a job receives besides its input. */
export interface JobControl {
  /** Reports progress; `total` is 0 while unknown. */
  progress(done: number, total: number): void
  /** Throws `cancelled` once the caller has cancelled. Call it between chunks. */
  throwIfCancelled(): void
}

/** For work that another job can do later: cancelling it is no error. */
export async function unlessCancelled(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'cancelled')) throw error
  }
}
