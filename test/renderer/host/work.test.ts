import { createRouterClient, implement } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import { fetchParcel } from '../../../renderer/host/parcel.ts'
import { uploadFile } from '../../../renderer/host/upload.ts'
import { createLongWork, lastOf } from '../../../renderer/host/work.ts'
import { contract, type Client } from '../../../shared/contract/index.ts'
import { newId } from '../../../shared/domain/ids.ts'

describe('long work', () => {
  it('tells how far it is and what came of it', async () => {
    const work = createLongWork<string>()
    const seen: string[] = []
    work.subscribe(() => seen.push(work.get().state))
    await work.start((_signal, tell) => {
      tell(1, 2)
      return Promise.resolve('whole')
    })
    expect(work.get()).toEqual({ state: 'done', result: 'whole' })
    expect(seen).toEqual(['running', 'running', 'done'])
  })

  it('is stopped, and not failed, when staff stop it; failed otherwise', async () => {
    const work = createLongWork<never>()
    const stopped = work.start(
      (signal) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    )
    work.stop()
    await stopped
    expect(work.get()).toEqual({ state: 'stopped' })
    const error = new Error('no')
    await work.start(() => Promise.reject(error))
    expect(work.get()).toEqual({ state: 'failed', error })
  })

  it('forgets what an earlier run still says once another has begun', async () => {
    const work = createLongWork<number>()
    const first = Promise.withResolvers<number>()
    const early = work.start(() => first.promise)
    await work.start(() => Promise.resolve(2))
    first.resolve(1)
    await early
    expect(work.get()).toEqual({ state: 'done', result: 2 })
  })

  it('without a last event is no success', async () => {
    async function* events() {
      yield await Promise.resolve({ kind: 'progress' as const, done: 1, total: 2 })
    }
    await expect(
      lastOf<{ kind: 'progress'; done: number; total: number } | { kind: 'done' }>(events(), () => undefined),
    ).rejects.toThrow('without a result')
  })
})

/** A client whose uploads are answered by `take`. */
function taking(take: (piece: { offset: number; part: Blob }) => { size: number }): Pick<Client, 'upload'> {
  const os = implement(contract.upload)
  const upload = os.router({
    add: os.add.handler(({ input }) => take(input)),
    discard: os.discard.handler(() => undefined),
  })
  return createRouterClient({ upload })
}

describe('handing a file over', () => {
  const bytes = Uint8Array.from({ length: 5_000_000 }, (_, i) => i % 251)

  it('sends every byte once and in order, however large the file; an empty one too', async () => {
    for (const file of [new Blob([bytes]), new Blob([])]) {
      const parts: Blob[] = []
      const told: number[] = []
      await uploadFile(
        taking(({ offset, part }) => {
          expect(offset).toBe(parts.reduce((sum, { size }) => sum + size, 0))
          parts.push(part)
          return { size: offset + part.size }
        }),
        file,
        new AbortController().signal,
        (done) => told.push(done),
      )
      const arrived = Buffer.from(await new Blob(parts).arrayBuffer())
      expect(arrived.equals(Buffer.from(await file.arrayBuffer()))).toBe(true)
      expect(told.at(-1)).toBe(file.size)
    }
  })

  it('ends where the host takes nothing, and when it is stopped', async () => {
    const stuck = uploadFile(
      taking(({ offset }) => ({ size: offset })),
      new Blob([bytes]),
      new AbortController().signal,
      () => undefined,
    )
    await expect(stuck).rejects.toThrow('does not take')
    const abort = new AbortController()
    const stopped = uploadFile(
      taking(({ offset, part }) => {
        abort.abort()
        return { size: offset + part.size }
      }),
      new Blob([bytes]),
      abort.signal,
      () => undefined,
    )
    await expect(stopped).rejects.toThrow()
  })
})

describe('fetching a parcel', () => {
  const bytes = Uint8Array.from({ length: 50_000 }, (_, i) => i % 251)
  const parcel = { parcelId: newId(), name: 'a.csv', type: 'text/csv', bytes: bytes.length }

  /** A client that gives pieces of this size. */
  function giving(size: number): Pick<Client, 'parcel'> {
    const os = implement(contract.parcel)
    const fetch = os.fetch.handler(({ input: { offset } }) => new Blob([bytes.slice(offset, offset + size)]))
    return createRouterClient({ parcel: os.router({ fetch }) })
  }

  it('joins the pieces in order and tells how far it is', async () => {
    const told: number[] = []
    const signal = new AbortController().signal
    const file = await fetchParcel(giving(20_000), parcel, signal, (done) => told.push(done))
    expect([file.name, file.type]).toEqual(['a.csv', 'text/csv'])
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes)
    expect(told).toEqual([20_000, 40_000, 50_000])
  })

  it('ends where the host gives nothing, and when it is stopped', async () => {
    const { signal } = new AbortController()
    await expect(fetchParcel(giving(0), parcel, signal, () => undefined)).rejects.toThrow('no more')
    const abort = new AbortController()
    const stopped = fetchParcel(giving(20_000), parcel, abort.signal, () => abort.abort())
    await expect(stopped).rejects.toThrow()
  })
})
