/** The check of everything that is saved; goes on when one leaves the screen. */
import type { Finding } from '../../../../shared/contract/health.ts'
import type { Client } from '../../../../shared/contract/index.ts'
import { createLongWork, lastOf } from '../../../host/work.ts'

export const checking = createLongWork<{ ok: boolean; findings: Finding[] }>()

export function checkHealth(client: Client): void {
  void checking.start(async (signal, tell) => lastOf(await client.health.check(undefined, { signal }), tell))
}
