/** Is a file or folder there, on a drive that may not answer? */
import { access } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'

/** A drive that has not answered after this long counts as not there, in ms. */
const LIMIT_MS = 1_000

const looking = new Map<string, Promise<boolean>>()

/**
 * A dead network drive may hold a look for a minute, and with it one of Node's four threads for files: so each path is
 * looked at once at a time. `look` rejects where nothing is there.
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
