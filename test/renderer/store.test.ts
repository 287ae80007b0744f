import { expect, it } from 'vitest'
import { createStore } from '../../renderer/store.ts'

it('tells each listener of a change, but not of the value that it holds already', () => {
  const store = createStore(1)
  const seen: string[] = []
  const stop = store.subscribe(() => seen.push(`a${store.get()}`))
  store.subscribe(() => seen.push(`b${store.get()}`))
  store.set(2)
  store.set(2)
  stop()
  store.update((now) => now + 1)
  expect(seen).toEqual(['a2', 'b2', 'b3'])
})
