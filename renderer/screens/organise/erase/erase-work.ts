/** Erases a visitor. Leaving the screen does not stop it. */
import type { EraseTarget, ErasedCounts } from '../../../../shared/contract/erasure.ts'
import type { Client } from '../../../../shared/contract/index.ts'
import { newCommand } from '../../../host/client.tsx'
import { createLongWork, lastOf } from '../../../host/work.ts'

export const erasing = createLongWork<ErasedCounts>()

/** Resolves when it has ended, however it did. */
export function eraseVisitor(client: Client, target: EraseTarget): Promise<void> {
  return erasing.start(async (signal, tell) =>
    lastOf(await client.erasure.eraseVisitor({ command: newCommand(), target }, { signal }), tell),
  )
}
