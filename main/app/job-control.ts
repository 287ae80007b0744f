import { AppError } from '../../shared/errors.ts'

/** What a job is given besides its input. */
export interface JobControl {
  /** Tells how far it is; `total` 0 while unknown. */
  progress(done: number, total: number): void
  /** Throws `cancelled` once the caller has given up; call it between chunks. */
  throwIfCancelled(): void
}

/** For work that may be left to others once nobody waits for it any more. */
export async function unlessCancelled(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'cancelled')) throw error
  }
}
