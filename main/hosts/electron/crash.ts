/**
 * Decides what to do after the page's process crashed: load it again, unless it keeps crashing. Times are milliseconds.
 */
export function createCrashRule(limit = 3, withinMs = 60_000): (now: number) => 'reload' | 'give_up' {
  let times: number[] = []
  return (now) => {
    times = [...times.filter((t) => now - t < withinMs), now]
    return times.length > limit ? 'give_up' : 'reload'
  }
}
