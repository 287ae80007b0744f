/**
 * What is typed into a form and not saved yet, kept while one is elsewhere in the app: another room, another lead. In
 * memory
 * alone, so that an erased visitor stays in no browser's storage; a reload asks first.
 */
import { useState } from 'react'

const drafts = new Map<string, unknown>()

/** Is anything typed that leaving the page would lose? */
export const draftsWaiting = (): boolean => drafts.size > 0

export const hasDraft = (key: string): boolean => drafts.has(key)

/** For the lock: what was typed into the forms of a kind is as closed as their room. */
export function forgetDrafts(kind: string): void {
  for (const key of drafts.keys()) if (key.startsWith(`${kind} `)) drafts.delete(key)
}

/** A state that outlives its component until it is set to null; the key begins with the kind of form. */
export function useDraft<T extends object>(key: string): [T | null, (next: T | null) => void] {
  const [draft, setDraft] = useState(() => (drafts.get(key) as T | undefined) ?? null)
  return [
    draft,
    (next) => {
      if (next === null) drafts.delete(key)
      else drafts.set(key, next)
      setDraft(next)
    },
  ]
}
