/**
 * The log file, for support: one JSON object per line. It names no visitor: only codes, references and stacks. Two
 * files of at most 1 MB are kept.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const MAX_BYTES = 1_000_000

export interface Log {
  /** Writes the failure with its causes and returns a reference that a person can quote. */
  failure(error: unknown, where: string): string
  note(message: string, details?: Record<string, unknown>): void
}

function describe(error: unknown): unknown {
  return error instanceof Error
    ? {
        name: error.name,
        message: error.message,
        stack: error.stack,
        cause: error.cause === undefined ? undefined : describe(error.cause),
      }
    : String(error)
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/** A log in `folder/log`. A failed write to the log never stops the work that is logged. */
export function createLog(folder: string): Log {
  const file = join(folder, 'log', 'enishi.log')
  const write = (entry: Record<string, unknown>) => {
    const line = `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`
    try {
      mkdirSync(join(folder, 'log'), { recursive: true })
      if (sizeOf(file) > MAX_BYTES) renameSync(file, `${file}.1`)
      appendFileSync(file, line)
    } catch {
      // The caller shows the failure itself. A log that cannot be written (full disk) must not hide that failure.
    }
  }
  return {
    failure(error, where) {
      const reference = crypto.randomUUID().slice(0, 8)
      write({ reference, where, error: describe(error) })
      return reference
    },
    note(message, details = {}) {
      write({ message, ...details })
    },
  }
}
