/**
 * Data of visitors that the page holds must go when rooms are locked and when somebody is erased. A module that holds
 * such data registers here. The lock and every erasure call `forget`.
 */
import type { QueryClient } from '@tanstack/react-query'
import type { LeadId } from '../../shared/domain/ids.ts'

/** `leadId` names the erased lead; it is null where the page does not know which leads are erased. */
export type Reason = { kind: 'locked' } | { kind: 'erased'; leadId: LeadId | null }

const steps = new Set<(reason: Reason) => void>()

/** Registers how a module forgets. The returned function undoes that. */
export function onForget(step: (reason: Reason) => void): () => void {
  steps.add(step)
  return () => steps.delete(step)
}

/** Must this lead's data be forgotten? */
export const isErased = (reason: Reason, leadId: LeadId | null): boolean =>
  reason.kind === 'erased' && (reason.leadId === null || reason.leadId === leadId)

/** Forgets, and asks the host again for all that is shown. */
export async function forget(queries: QueryClient, reason: Reason): Promise<void> {
  for (const step of steps) step(reason)
  queries.removeQueries({ type: 'inactive' })
  await queries.invalidateQueries()
}
