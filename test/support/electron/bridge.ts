// Ties one Chromium page to main: runs the preload in an isolated world of every document, carries ipc and ports both
// ways.
import type { CDPSession, Page } from '@playwright/test'
import { toOwn } from './chromium.ts'
import { CALL, type FromPage, type ToPage, WORLD, preloadSource } from './page-side.ts'
import { type MessagePortMain, fromWire, toWire } from './ports.ts'
import { ipcMain } from './services.ts'

/** The part of Electron's WebFrameMain that the shell looks at. */
export interface FrameStandIn {
  readonly url: string
  readonly parent: null
  postMessage(channel: string, message: unknown, transfer?: MessagePortMain[]): void
}

export async function bridge(page: Page, preload: string, sender: unknown): Promise<void> {
  const cdp: CDPSession = await page.context().newCDPSession(page)
  const ports = new Map<number, MessagePortMain>()
  let lastPort = 0
  let world: number | null = null

  const closePorts = (): void => {
    for (const port of ports.values()) port.close()
    ports.clear()
  }
  const toPage = (message: ToPage): void => {
    if (world === null) return
    const expression = `enishiStandInReceive(${JSON.stringify(message)})`
    // The document may be gone by the time this arrives; then nobody waits for it.
    cdp.send('Runtime.evaluate', { expression, contextId: world }).catch(closePorts)
  }
  const frameIn = (context: number): FrameStandIn => ({
    // Read when it is asked for, as Electron does: a frame may have gone elsewhere since.
    get url() {
      return toOwn(page.url())
    },
    parent: null,
    postMessage(channel, message, transfer = []) {
      if (context !== world) return
      const numbers = transfer.map((port) => {
        const number = ++lastPort
        ports.set(number, port)
        port.on('message', ({ data }: { data: unknown }) =>
          toPage({ kind: 'port-data', port: number, wire: toWire(data) }),
        )
        port.on('close', () => toPage({ kind: 'port-closed', port: number }))
        return number
      })
      toPage({ kind: 'message', channel, message, ports: numbers })
      for (const port of transfer) port.start()
    },
  })
  const fromPage = (message: FromPage, context: number): void => {
    if (message.kind === 'send')
      ipcMain.emit(message.channel, { sender, senderFrame: frameIn(context) }, ...message.args)
    else if (message.kind === 'port-data') ports.get(message.port)?.postMessage(fromWire(message.wire))
    else {
      ports.get(message.port)?.close()
      ports.delete(message.port)
    }
  }

  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name !== WORLD) return
    const { frameId } = context.auxData as { frameId: string }
    if (frameId !== mainFrame) return
    closePorts()
    world = context.id
  })
  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name === CALL && executionContextId === world) fromPage(JSON.parse(payload) as FromPage, executionContextId)
  })
  page.on('close', closePorts)
  const { frameTree } = await cdp.send('Page.getFrameTree')
  const mainFrame = frameTree.frame.id
  await cdp.send('Runtime.enable')
  await cdp.send('Runtime.addBinding', { name: CALL, executionContextName: WORLD })
  await cdp.send('Page.enable')
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: preloadSource(preload), worldName: WORLD })
}
