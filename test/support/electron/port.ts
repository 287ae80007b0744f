// Speaks over the message port from inside the page, as renderer/host/api.ts does, but in the protocol's bare words: a
// test needs nothing of the page's own code.
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

/** One frame of the protocol, as far as it is needed here: a reply, or an event of a reply that goes on. */
interface Frame {
  t?: number
  p: { e?: string; d?: { json: unknown }; s?: number; b?: { json: unknown } }
}

/**
 * A caller over a port of its own, with a session of its own. Each call answers the reply, or the list of its events.
 * Waits until the page has drawn: before that, the page waits for a port too, and both would take the same one.
 */
export async function openPort(page: Page): Promise<(path: string, input?: unknown) => Promise<unknown>> {
  await page.locator('#root > *').first().waitFor({ state: 'attached' })
  const port = await page.evaluateHandle(
    () =>
      new Promise<MessagePort>((done) => {
        addEventListener('message', ({ data, ports: [port] }) => {
          if (data === 'enishi:port' && port) done(port)
        })
        postMessage('enishi:ready', location.origin)
      }),
  )
  let last = 0
  return (path, input) =>
    page.evaluate(
      ([to, url, json, id]) =>
        new Promise<unknown>((done, fail) => {
          const events: unknown[] = []
          to.onmessage = ({ data }) => {
            const { t, p } = JSON.parse(data as string) as Frame
            if ((p.s ?? 200) >= 400 || p.e === 'error') fail(new Error(data as string))
            else if (t !== 3 && p.b) done(p.b.json)
            else if (p.e === 'message') events.push(p.d?.json)
            else if (p.e === 'done') done(events)
          }
          setTimeout(() => fail(new Error(`No answer to ${url}`)), 20_000)
          to.postMessage(JSON.stringify({ i: id, p: { u: url, b: { json } } }))
        }),
      [port, path, input, String(++last)] as const,
    )
}
