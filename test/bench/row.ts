/**
 * One line of a benchmark's table: our figure beside a peer's from the same run. `met` is null where no goal is set.
 */
export interface BenchRow {
  subject: string
  ours: string
  peer: string
  ratio: string
  goal: string
  met: boolean | null
  note: string
}
