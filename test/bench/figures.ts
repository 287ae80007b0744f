/** Figures made from several measurements. */

/** The middle one; of an even number the upper of the two. There is at least one value. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
