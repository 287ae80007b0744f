/** The health check as a client runs it: how far it said it was, and what it found. */
import type { Client } from '../../shared/contract/index.ts'
import type { Finding } from '../../shared/contract/health.ts'

export async function checkOf(client: Client): Promise<{ ok: boolean; findings: Finding[] }> {
  for await (const event of await client.health.check()) {
    if (event.kind === 'done') return { ok: event.ok, findings: event.findings }
  }
  throw new Error('the check ended without a result')
}
