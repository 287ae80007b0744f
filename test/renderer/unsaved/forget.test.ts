import { QueryClient } from '@tanstack/react-query'
import { createRouterClient, implement } from '@orpc/server'
import { describe, expect, it, vi } from 'vitest'
import { writeList, writingOf } from '../../../renderer/screens/followup/writings.ts'
import { merging } from '../../../renderer/screens/organise/merge/merge-work.ts'
import { taking } from '../../../renderer/screens/organise/bundles/bundle-work.ts'
import { cardsWaiting, sendCard } from '../../../renderer/unsaved/card-outbox.ts'
import { forget, type Reason } from '../../../renderer/unsaved/forget.ts'
import { contract, type Client } from '../../../shared/contract/index.ts'
import { newId, type ExhibitorId, type LeadId } from '../../../shared/domain/ids.ts'

vi.mock('../../../renderer/ui/files.ts', () => ({ saveFile: () => undefined }))

const LEAD = newId() as LeadId
const REASONS: Reason[] = [{ kind: 'locked' }, { kind: 'erased', leadId: LEAD }, { kind: 'erased', leadId: null }]
const ORDER = { exhibitorId: newId() as ExhibitorId, format: 'csv' as const, language: 'en' as const }

/** A host that writes a list of one piece; `onFetch` runs before the piece is given. */
function host(onFetch: () => Promise<void> = () => Promise.resolve()): Client {
  const os = implement(contract)
  const router = {
    followup: {
      write: os.followup.write.handler(async function* () {
        const parcel = { parcelId: newId(), name: 'list.csv', type: 'text/csv', bytes: 7 }
        yield { kind: 'done' as const, leads: 1, parcel }
      }),
    },
    parcel: {
      fetch: os.parcel.fetch.handler(async () => {
        await onFetch()
        return new Blob(['Tanaka,'])
      }),
    },
    card: {
      add: os.card.add.handler(() => {
        throw new Error('the disk is full')
      }),
    },
  }
  return createRouterClient(router) as unknown as Client
}

describe.each(REASONS)('forgetting: $kind $leadId', (reason) => {
  it('takes a list that was kept to be saved again, and one that is being fetched', async () => {
    await writeList(host(), ORDER)
    expect(writingOf(ORDER.exhibitorId).get()).toMatchObject({ state: 'done', result: { leads: 1 } })
    await forget(new QueryClient(), reason)
    expect(writingOf(ORDER.exhibitorId).get()).toEqual({ state: 'idle' })

    await writeList(
      host(() => forget(new QueryClient(), reason)),
      ORDER,
    )
    expect(writingOf(ORDER.exhibitorId).get()).toEqual({ state: 'idle' })
  })

  it('takes bundles and reports of merges', async () => {
    await taking.start(() => Promise.resolve({ bundles: [], folder: null }))
    await merging.start(() => Promise.resolve({} as never))
    await forget(new QueryClient(), reason)
    expect([taking.get().state, merging.get().state]).toEqual(['idle', 'idle'])
  })

  it('takes answers of the host that nothing shows', async () => {
    const queries = new QueryClient()
    queries.setQueryData(['lead'], { fullName: 'Tanaka' })
    await forget(queries, reason)
    expect(queries.getQueryData(['lead'])).toBeUndefined()
  })

  it("takes an erased lead's card pictures, and leaves those of others to be sent again", async () => {
    const unsaved = () => vi.waitFor(() => expect(cardsWaiting()).toBe(true))
    sendCard(host(), LEAD, new Blob(['card']), () => Promise.resolve())
    await unsaved()
    await forget(new QueryClient(), reason)
    expect(cardsWaiting()).toBe(reason.kind === 'locked')
    await forget(new QueryClient(), { kind: 'erased', leadId: LEAD })
    expect(cardsWaiting()).toBe(false)
    sendCard(host(), newId() as LeadId, new Blob(['card']), () => Promise.resolve())
    await forget(new QueryClient(), reason)
    expect(cardsWaiting()).toBe(reason.kind === 'locked' || reason.leadId !== null)
    await forget(new QueryClient(), { kind: 'erased', leadId: null })
  })
})
