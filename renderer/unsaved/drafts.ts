/**
 * Text in forms that is not saved yet, kept while staff are in another room or lead. It stays in memory only, so that
 * no browser storage keeps an erased visitor. A reload asks first.
 */
import { useState } from 'react'

const drafts = new Map<string, unknown>()

/** Would leaving the page lose typed text? */
export const draftsWaiting = (): boolean => drafts.size > 0

export const hasDraft = (key: string): boolean => drafts.has(key)

/** Forgets the drafts of one kind of form, because the lock closes their room. */
export function forgetDrafts(kind: string): void {
  for (const key of drafts.keys()) if (key.startsWith(`${kind} `)) drafts.delete(key)
}

/** A state that outlives its component until it is set to null. The key begins with the kind of form. */
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
