/** Checks whether a file or folder is there, on a drive that may not answer. */
import { access } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'

/** A drive that does not answer within this time counts as missing, in ms. */
const LIMIT_MS = 1_000

const looking = new Map<string, Promise<boolean>>()

/**
 * A dead network drive may block a check for a minute, and with it one of Node's four file threads. So each path has at
 * most one check at a time. `look` rejects when nothing is there.
 */
export async function isThere(path: string, look: (path: string) => Promise<void> = access): Promise<boolean> {
  let answer = looking.get(path)
  if (answer === undefined) {
    answer = look(path)
      .then(
        () => true,
        () => false,
      )
      .finally(() => looking.delete(path))
    looking.set(path, answer)
  }
  const given = new AbortController()
  try {
    return await Promise.race([answer, setTimeout(LIMIT_MS, false, { signal: given.signal })])
  } finally {
    given.abort()
  }
}
