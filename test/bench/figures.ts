/** Figures made from several measurements. There is at least one. */

/** The value that `part` of all values lie below: 0.99 gives the p99. */
export const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)]!

/** The middle one; of an even number the upper of the two. */
export const median = (values: readonly number[]): number => percentile(values, 0.5)
