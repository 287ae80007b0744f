import { describe, expect, it } from 'vitest'
import { uploadFile } from '../../../renderer/host/upload.ts'
import { createLongWork, lastOf } from '../../../renderer/host/work.ts'

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

describe('handing a file over', () => {
  const bytes = Uint8Array.from({ length: 5_000_000 }, (_, i) => i % 251)

  it('sends every byte once and in order, however large the file; an empty one too', async () => {
    for (const file of [new Blob([bytes]), new Blob([])]) {
      const parts: Blob[] = []
      const told: number[] = []
      await uploadFile(
        file,
        {
          upload({ offset, part }) {
            expect(offset).toBe(parts.reduce((sum, { size }) => sum + size, 0))
            parts.push(part)
            return Promise.resolve({ size: offset + part.size })
          },
        },
        new AbortController().signal,
        (done) => told.push(done),
      )
      expect(new Uint8Array(await new Blob(parts).arrayBuffer())).toEqual(new Uint8Array(await file.arrayBuffer()))
      expect(told.at(-1)).toBe(file.size)
    }
  })

  it('ends where the host takes nothing, and when it is stopped', async () => {
    const stuck = uploadFile(
      new Blob([bytes]),
      { upload: ({ offset }) => Promise.resolve({ size: offset }) },
      new AbortController().signal,
      () => undefined,
    )
    await expect(stuck).rejects.toThrow('does not take')
    const abort = new AbortController()
    const stopped = uploadFile(
      new Blob([bytes]),
      {
        upload({ offset, part }) {
          abort.abort()
          return Promise.resolve({ size: offset + part.size })
        },
      },
      abort.signal,
      () => undefined,
    )
    await expect(stopped).rejects.toThrow()
  })
})
