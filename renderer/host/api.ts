/**
 * The page's end of the contract. A browser host puts a token into the address and is called over HTTP on the same
 * origin. Without a token the page waits for the message port from Electron's preload.
 */
import { createORPCClient } from '@orpc/client'
import { RPCLink as HttpLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import type { Client } from '../../shared/contract/index.ts'
import { PAGE_READY, PORT_GIVEN } from '../../shared/handshake.ts'
import { hostLink } from './host-link.ts'

const TOKEN = 'enishi.token'
const SESSION = 'enishi.session'
/** How long a page without a token waits for its port. */
const PORT_WAIT_MS = 5000

/** Takes the launch's token out of the address, so that no history entry and no copied link holds it. */
function takeToken(): string | null {
  const inAddress = new URLSearchParams(location.hash.replace(/^#\/?/, '')).get('token')
  if (inAddress !== null) {
    sessionStorage.setItem(TOKEN, inAddress)
    history.replaceState(null, '', location.pathname)
  }
  return inAddress ?? sessionStorage.getItem(TOKEN)
}

/** Names this tab to the host, so that unlocking a room here unlocks it in no other tab. */
function tabSession(): string {
  const known = sessionStorage.getItem(SESSION)
  if (known !== null) return known
  const fresh = crypto.randomUUID()
  sessionStorage.setItem(SESSION, fresh)
  return fresh
}

function overHttp(token: string): Client {
  const session = tabSession()
  // A request that is sent while the page closes must outlive the page.
  let leaving = false
  addEventListener('pagehide', () => {
    leaving = true
  })
  addEventListener('pageshow', () => {
    leaving = false
  })
  return createORPCClient(
    new HttpLink({
      url: new URL('/rpc', location.origin).href,
      headers: { 'x-enishi-token': token, 'x-enishi-session': session },
      fetch: async (request, init) => {
        try {
          const response = await fetch(request, { ...init, keepalive: leaving })
          hostLink.set(response.status === 401 ? 'refused' : 'connected')
          return response
        } catch (error) {
          if (!request.signal.aborted) hostLink.set('lost')
          throw error
        }
      },
    }),
  )
}

function waitForPort(): Promise<MessagePort | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle(null), PORT_WAIT_MS)
    function settle(port: MessagePort | null) {
      clearTimeout(timer)
      removeEventListener('message', receive)
      resolve(port)
    }
    function receive(event: MessageEvent) {
      if (event.source === window && event.data === PORT_GIVEN && event.ports[0] !== undefined) settle(event.ports[0])
    }
    addEventListener('message', receive)
    postMessage(PAGE_READY, location.origin)
  })
}

function overPort(port: MessagePort): Client {
  port.addEventListener('close', () => hostLink.set('lost'))
  const client: Client = createORPCClient(new PortLink({ port }))
  port.start()
  return client
}

/** The client of whatever host shows this page; null where no host answers for it. */
export async function connect(): Promise<Client | null> {
  const token = takeToken()
  if (token !== null) return overHttp(token)
  const port = await waitForPort()
  return port === null ? null : overPort(port)
}
