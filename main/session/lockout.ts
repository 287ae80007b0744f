/** Slows down guessing of PINs: five wrong tries close a door for 30 seconds, for every page of this installation. */
import { AppError } from '../../shared/errors.ts'
import { perApp } from '../app/per-app.ts'

const TRIES = 5
const CLOSED_MS = 30_000

export interface Lockout {
  /** Throws `too_many_attempts` while the door is closed. */
  check(door: string, now: number): void
  wrong(door: string, now: number): void
  right(door: string): void
}

export function createLockout(): Lockout {
  const doors = new Map<string, { wrong: number; closedUntil: number }>()
  return {
    check(door, now) {
      const left = (doors.get(door)?.closedUntil ?? 0) - now
      if (left > 0) throw new AppError('too_many_attempts', { seconds: Math.ceil(left / 1000) })
    },
    wrong(door, now) {
      const wrong = (doors.get(door)?.wrong ?? 0) + 1
      doors.set(door, wrong >= TRIES ? { wrong: 0, closedUntil: now + CLOSED_MS } : { wrong, closedUntil: 0 })
    },
    right(door) {
      doors.delete(door)
    },
  }
}

/** One for every page of this installation. */
export const lockoutOf = perApp(() => createLockout())
