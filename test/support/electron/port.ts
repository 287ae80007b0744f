// Speaks over the message port from inside the page, as renderer/api.ts does, but in the protocol's bare words: so a test
// needs nothing of the page but its origin.
import type { Page } from '@playwright/test'

/** Asks for a port; true when one came within `waitMs`. */
export const getsPort = (page: Page, waitMs = 1500): Promise<boolean> =>
  page.evaluate(
    (ms) =>
      new Promise<boolean>((done) => {
        setTimeout(() => done(false), ms)
        addEventListener('message', (event) => {
          if (event.source === window && event.data === 'enishi:port' && event.ports.length === 1) done(true)
        })
        postMessage('enishi:ready', '*')
      }),
    waitMs,
  )

/** Calls `/noun/verb` over a port of its own and answers the reply's body. */
export const callOverPort = (page: Page, path: string, input: unknown): Promise<unknown> =>
  page.evaluate(
    ([url, json]) =>
      new Promise<unknown>((done, fail) => {
        addEventListener('message', (event) => {
          const port = event.ports[0]
          if (event.data !== 'enishi:port' || !port) return
          port.onmessage = ({ data }) => done((JSON.parse(data as string) as { p: { b: { json: unknown } } }).p.b.json)
          port.postMessage(JSON.stringify({ i: '1', p: { u: url, b: { json } } }))
        })
        setTimeout(() => fail(new Error('No answer over the port')), 10_000)
        postMessage('enishi:ready', location.origin)
      }),
    [path, input] as const,
  )
