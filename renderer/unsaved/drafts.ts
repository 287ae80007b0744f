/**
 * Unsaved text of forms, kept while staff are in another room or lead. It stays in memory only, so that no browser
 * storage keeps an erased visitor. A reload asks first.
 */
import { useState } from 'react'
import type { LeadId } from '../../shared/domain/ids.ts'
import { isErased, onForget } from './forget.ts'

const drafts = new Map<string, unknown>()

/** Would leaving the page lose typed text? */
export const draftsWaiting = (): boolean => drafts.size > 0

export const hasDraft = (key: string): boolean => drafts.has(key)

// The key of a lead's form is its kind and the lead's id. A lock closes the contact forms with their room. An erasure
// drops all that was typed for the lead.
onForget((reason) => {
  for (const key of drafts.keys()) {
    const [, kind, leadId] = /^(.+) ([0-9a-f-]{36})$/.exec(key) ?? []
    if (leadId === undefined) continue
    if (reason.kind === 'locked' ? kind === 'contact' : isErased(reason, leadId as LeadId)) drafts.delete(key)
  }
})

/** A state that stays after its component until it is set to null. The key begins with the kind of form. */
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
