/** Every way a page's calls reach the app: in process, over HTTP through the real server, over a real message port. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink as HttpLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCHandler } from '@orpc/server/message-port'
import { onTestFinished } from 'vitest'
import { createPageCaller, type Context } from '../../main/app/context.ts'
import { router } from '../../main/hosts/router.ts'
import { startServer } from '../../main/hosts/browser/server.ts'
import type { Client } from '../../shared/contract/index.ts'
import { newId } from '../../shared/domain/ids.ts'
import { clientOf } from './app.ts'
import { temporaryFolder } from './folder.ts'
import type { App } from '../../main/app/app.ts'

/** The smallest page a browser host will serve. */
function emptyPage(): string {
  const folder = join(temporaryFolder(), 'page')
  mkdirSync(folder)
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>')
  return folder
}

async function overHttp(app: App): Promise<Client> {
  const server = await startServer({ app, port: 0, pageDir: emptyPage() })
  onTestFinished(() => server.close())
  const url = new URL(server.url)
  const token = url.hash.slice('#token='.length)
  return createORPCClient(
    new HttpLink({ url: `${url.origin}/rpc`, headers: { 'x-enishi-token': token, 'x-enishi-session': newId() } }),
  )
}

function overMessagePort(app: App): Promise<Client> {
  const { port1, port2 } = new MessageChannel()
  new RPCHandler<Context>(router).upgrade(port1, { context: { app, caller: createPageCaller() } })
  onTestFinished(() => port1.close())
  port1.start()
  port2.start()
  return Promise.resolve(createORPCClient(new PortLink({ port: port2 })))
}

const inProcess = (app: App): Promise<Client> => Promise.resolve(clientOf(app, createPageCaller()))

/** Each connects a page that has opened no room. */
export const TRANSPORTS = [
  ['in process', inProcess],
  ['over HTTP', overHttp],
  ['over a message port', overMessagePort],
] as const
