/** Erases one lead at a time. Leaving the screen does not stop it; the exhibitor's list shows the result. */
import type { ErasedCounts } from '../../../shared/contract/erasure.ts'
import type { Client } from '../../../shared/contract/index.ts'
import type { ExhibitorId, LeadId } from '../../../shared/domain/ids.ts'
import { newCommand } from '../../host/client.tsx'
import { createLongWork, lastOf, type WorkState } from '../../host/work.ts'
import { useStore } from '../../store.ts'

export interface Subject {
  leadId: LeadId
  exhibitorId: ExhibitorId
}

export const erasingLead = createLongWork<ErasedCounts>()
let subject: Subject | null = null

/** How the erasing fares, and of which lead. */
export function useErasingLead(): { work: WorkState<ErasedCounts>; subject: Subject | null } {
  const work = useStore(erasingLead)
  return { work, subject }
}

/** Resolves when it has ended: whether the lead is erased. */
export async function eraseLead(client: Client, lead: Subject): Promise<boolean> {
  subject = lead
  await erasingLead.start(async (signal, tell) =>
    lastOf(await client.erasure.eraseLead({ command: newCommand(), leadId: lead.leadId }, { signal }), tell),
  )
  return subject === lead && erasingLead.get().state === 'done'
}
