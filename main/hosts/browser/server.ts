/**
 * The browser host: the same app for a plain browser, on 127.0.0.1 only. Every call has the launch's token and the
 * page's own session. The server checks `Host` and `Origin`, limits bodies, and lets no other origin read an answer.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import { AppError } from '../../../shared/errors.ts'
import type { App } from '../../app/app.ts'
import { createPageCaller, type Caller, type Context } from '../../app/context.ts'
import { startAutoBundle } from '../../bundle/auto-bundle.ts'
import { readPageFile } from '../page-files.ts'
import { router } from '../router.ts'

// An import of node:http reads its getters, and one of them loads a client that nothing here uses (30 ms).
const { createServer } = process.getBuiltinModule('node:http')

const MAX_BODY = 64 * 1024 * 1024
/**
 * More sessions than anyone has pages open. Beyond this, the session unused for longest is dropped, and its page must
 * enter the PIN again.
 */
const MAX_SESSIONS = 50

export interface Server {
  /** The token is in the fragment, which browsers never send. */
  url: string
  close(): Promise<void>
}

export interface ServerOptions {
  app: App
  /** 0 means any free port. */
  port: number
  /** The folder of the built page. */
  pageDir: string
}

function createSessions() {
  const sessions = new Map<string, Caller>()
  return (id: string): Caller => {
    const caller = sessions.get(id) ?? createPageCaller()
    sessions.delete(id)
    sessions.set(id, caller)
    const oldest = sessions.keys().next()
    if (sessions.size > MAX_SESSIONS && !oldest.done) sessions.delete(oldest.value)
    return caller
  }
}

function same(given: string, expected: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}

function refuse(response: ServerResponse, status: number): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    .end(`${status}\n`)
}

async function servePage(pageDir: string, pathname: string, method: string, response: ServerResponse): Promise<void> {
  if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405)
  const file = await readPageFile(pageDir, pathname)
  if (file === null) return refuse(response, 404)
  response
    .writeHead(200, { ...file.headers, 'content-length': file.body.length })
    .end(method === 'HEAD' ? undefined : file.body)
}

/** Starts serving. Throws `port_taken`, or `page_not_built` if there is no page to serve. */
export async function startServer({ app, port, pageDir }: ServerOptions): Promise<Server> {
  if (!existsSync(join(pageDir, 'index.html'))) throw new AppError('page_not_built')
  const token = randomBytes(24).toString('base64url')
  const callerOf = createSessions()
  const handler = new RPCHandler<Context>(router, {
    plugins: [new BodyLimitPlugin({ maxBodySize: MAX_BODY })],
    strictGetMethodPluginEnabled: true,
  })
  let hosts: readonly string[] = []

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // A foreign host name that resolves to this machine must get no answer (DNS rebinding).
    if (!hosts.includes(header(request, 'host'))) return refuse(response, 421)
    const url = URL.parse(request.url ?? '/', 'http://127.0.0.1')
    if (url === null) return refuse(response, 400)
    const { pathname } = url
    if (!pathname.startsWith('/rpc/')) return servePage(pageDir, pathname, request.method ?? '', response)
    const origin = header(request, 'origin')
    if (origin !== '' && !hosts.some((host) => origin === `http://${host}`)) return refuse(response, 403)
    if (!same(header(request, 'x-enishi-token'), token)) return refuse(response, 401)
    const session = header(request, 'x-enishi-session')
    if (!/^[\w-]{16,64}$/.test(session)) return refuse(response, 401)
    const { matched } = await handler.handle(request, response, {
      prefix: '/rpc',
      context: { app, caller: callerOf(session) },
    })
    if (!matched) refuse(response, 404)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      app.log.failure(error, 'server')
      if (response.headersSent) response.destroy()
      else refuse(response, 500)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' || error.code === 'EACCES'
          ? new AppError('port_taken', { port }, { cause: error })
          : error,
      )
    })
    server.listen(port, '127.0.0.1', resolve)
  })
  // A connection that cannot be accepted, for example with too many open files, must not end the other connections.
  server.on('error', (error) => app.log.failure(error, 'server'))
  const stopAutoBundle = startAutoBundle(app)
  const actual = (server.address() as AddressInfo).port
  hosts = [`127.0.0.1:${actual}`, `localhost:${actual}`]
  return {
    url: `http://127.0.0.1:${actual}/#token=${token}`,
    close() {
      stopAutoBundle()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
