/** Counts of values, and how common a value is, estimated from few or many sightings. */

/** Adds `by` to the count of `key`. */
export function tally(counts: Map<string, number>, key: string, by = 1): void {
  if (key !== '') counts.set(key, (counts.get(key) ?? 0) + by)
}

/** Adds one sighting of `value` under `key`. */
export function tallyUnder(counts: Map<string, Map<string, number>>, key: string, value: string, by = 1): void {
  if (key === '' || value === '') return
  let inner = counts.get(key)
  if (inner === undefined) {
    inner = new Map()
    counts.set(key, inner)
  }
  inner.set(value, (inner.get(value) ?? 0) + by)
}

/** The share known beforehand weighs as much as this many records. */
const TRUST = 300

/** The share of records with a value that occurs `count` times in `total`, moved towards the share known beforehand. */
export function shareOf(count: number, total: number, beforehand: number): number {
  return (count + TRUST * beforehand) / (total + TRUST)
}
