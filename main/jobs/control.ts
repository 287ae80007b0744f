/** What a job is given besides its input. */
export interface JobControl {
  /** Tells how far it is; `total` 0 while unknown. */
  progress(done: number, total: number): void
  /** Throws `cancelled` once the caller has given up; call it between chunks. */
  throwIfCancelled(): void
}
