import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { MutationObserver, QueryClient } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import type { Settings } from '../../../shared/contract/settings.ts'
import type { Client } from '../../../shared/contract/index.ts'
import { DEFAULT_SETTINGS } from '../../../shared/domain/default-settings.ts'
import { overlaid, settingsChange, unanswered } from '../../../renderer/host/settings.ts'

/** A page with a host whose answers come when the test says so. */
function page() {
  const asked: { change: Partial<Settings>; answer: PromiseWithResolvers<Settings> }[] = []
  const client = {
    settings: {
      get: () => Promise.reject(new Error('not asked here')),
      set(change: Partial<Settings>) {
        const answer = Promise.withResolvers<Settings>()
        asked.push({ change, answer })
        return answer.promise
      },
    },
  } as unknown as Client
  const queries = new QueryClient()
  const api = createTanstackQueryUtils(client)
  const key = api.settings.get.queryKey()
  queries.setQueryData(key, DEFAULT_SETTINGS)
  const shown = () =>
    overlaid(
      queries.getQueryData(key),
      queries
        .getMutationCache()
        .findAll(unanswered(api))
        .map(({ state }) => state.variables as Partial<Settings>),
    )
  /** As two components do it: each has an observer of its own. */
  const choose = (change: Partial<Settings>) =>
    void new MutationObserver(queries, settingsChange(queries, api)).mutate(change).catch(() => undefined)
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5))
  return { asked, shown, choose, settled }
}

it('the answer to an older choice does not overwrite a newer one', async () => {
  const { asked, shown, choose, settled } = page()
  choose({ theme: 'dark' })
  choose({ theme: 'light' })
  await settled()
  expect(shown().theme).toBe('light')
  asked[0]?.answer.resolve({ ...DEFAULT_SETTINGS, theme: 'dark' })
  await settled()
  expect(shown().theme).toBe('light')
  asked[1]?.answer.resolve({ ...DEFAULT_SETTINGS, theme: 'light' })
  await settled()
  expect(shown().theme).toBe('light')
})

it('the host is told one choice after the other, so that the last one stays on disk', async () => {
  const { asked, choose, settled } = page()
  choose({ sound: false })
  choose({ sound: true })
  await settled()
  expect(asked.map(({ change }) => change)).toEqual([{ sound: false }])
  asked[0]?.answer.resolve({ ...DEFAULT_SETTINGS, sound: false })
  await settled()
  expect(asked.map(({ change }) => change)).toEqual([{ sound: false }, { sound: true }])
})

it('a choice that the host refuses is taken back; the others stay', async () => {
  const { asked, shown, choose, settled } = page()
  choose({ staff: 'Aiko' })
  choose({ mirror: true })
  await settled()
  expect(shown()).toMatchObject({ staff: 'Aiko', mirror: true })
  asked[0]?.answer.reject(new Error('no'))
  await settled()
  expect(shown()).toMatchObject({ staff: '', mirror: true })
})
