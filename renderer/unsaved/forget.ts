/**
 * What the page holds of visitors beside the host must go when the rooms are locked and when somebody is erased.
 * Whatever holds such a thing registers here; the lock and every erasure call `forget`.
 */
import type { QueryClient } from '@tanstack/react-query'
import type { LeadId } from '../../shared/domain/ids.ts'

/** `leadId` names the erased lead; it is null where the page does not know which leads are erased. */
export type Reason = { kind: 'locked' } | { kind: 'erased'; leadId: LeadId | null }

const steps = new Set<(reason: Reason) => void>()

/** Registers how a module forgets. Returns how to take that back. */
export function onForget(step: (reason: Reason) => void): () => void {
  steps.add(step)
  return () => steps.delete(step)
}

/** Is this lead's data to be forgotten? */
export const isErased = (reason: Reason, leadId: LeadId | null): boolean =>
  reason.kind === 'erased' && (reason.leadId === null || reason.leadId === leadId)

/** Forgets, and asks the host anew for all that is shown. */
export async function forget(queries: QueryClient, reason: Reason): Promise<void> {
  for (const step of steps) step(reason)
  queries.removeQueries({ type: 'inactive' })
  await queries.invalidateQueries()
}
