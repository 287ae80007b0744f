/**
 * Does `work` when the page has nothing else to do. Returns a function that cancels it. Safari does not say when the
 * page is idle; there `work` waits for a moment.
 */
export function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, 200)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(work)
  return () => cancelIdleCallback(handle)
}
