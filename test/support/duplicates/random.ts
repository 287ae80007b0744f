/**
 * Seeded random numbers (mulberry32) with the few draws the generator needs. The same seed gives the same draws
 * everywhere.
 */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** 0 ≤ x < 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  below(n: number): number {
    return Math.floor(this.next() * n)
  }

  chance(p: number): boolean {
    return this.next() < p
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!
  }

  /** An index below n, small ones more likely: the k-th in proportion to 1 / (k + flat). */
  zipf(n: number, flat: number): number {
    return Math.min(n - 1, Math.floor(flat * (((n + flat) / flat) ** this.next() - 1)))
  }

  digits(n: number): string {
    let text = ''
    for (let i = 0; i < n; i++) text += String(this.below(10))
    return text
  }

  /** In another order. */
  shuffle<T>(list: readonly T[]): T[] {
    const copy = [...list]
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.below(i + 1)
      const kept = copy[i]!
      copy[i] = copy[j]!
      copy[j] = kept
    }
    return copy
  }
}
