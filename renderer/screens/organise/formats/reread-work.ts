/** Reading again: looking what would change, and doing it. Both go on when one leaves the screen. */
import type { RereadPreview, RereadReport } from '../../../../shared/contract/reread.ts'
import type { Client } from '../../../../shared/contract/index.ts'
import { newCommand } from '../../../host/client.tsx'
import { createLongWork, lastOf } from '../../../host/work.ts'
import { onForget } from '../../../unsaved/forget.ts'

export const looking = createLongWork<RereadPreview>()
export const rereading = createLongWork<RereadReport>()
// What was looked at shows examples of visitors.
onForget(() => looking.clear())

export function lookAtReread(client: Client): void {
  rereading.clear()
  void looking.start(async (signal, tell) => (await lastOf(await client.reread.preview({}, { signal }), tell)).preview)
}

/** Resolves when it has ended, however it did. */
export async function applyReread(client: Client): Promise<void> {
  looking.clear()
  await rereading.start(
    async (signal, tell) =>
      (await lastOf(await client.reread.apply({ command: newCommand() }, { signal }), tell)).report,
  )
}
