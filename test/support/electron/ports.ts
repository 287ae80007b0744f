// Message ports between main and page. In main a pair of emitters; the end that goes to the page becomes a
// MessageChannel there, and what it is sent travels as text (bytes as base64).
import { EventEmitter } from 'node:events'
import type Electron from 'electron'

/** What a port carries: structured clones reduced to what may be sent here. */
export type Wire = { text: string } | { bytes: string } | { json: unknown }

export const toWire = (data: unknown): Wire => {
  if (typeof data === 'string') return { text: data }
  if (ArrayBuffer.isView(data))
    return { bytes: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64') }
  if (data instanceof ArrayBuffer) return { bytes: Buffer.from(data).toString('base64') }
  return { json: data }
}

export const fromWire = (wire: Wire): unknown => {
  if ('text' in wire) return wire.text
  return 'bytes' in wire ? new Uint8Array(Buffer.from(wire.bytes, 'base64')) : wire.json
}

type Used = 'start' | 'close' | 'postMessage'

export class MessagePortMain extends EventEmitter implements Pick<Electron.MessagePortMain, Used> {
  private queue: unknown[] | null = []
  private deliver: (data: unknown) => void = () => undefined
  private onClose: () => void = () => undefined
  private closed = false

  /** Ties two ends together: what is posted at one is received at the other, and both close as one. */
  static tie(a: MessagePortMain, b: MessagePortMain): void {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      from.deliver = (data) => setImmediate(() => to.receive(data))
      from.onClose = () => to.otherEndClosed()
    }
  }
  /** A message from the other end; kept until this end is started. */
  private receive(data: unknown): void {
    if (this.closed) return
    if (this.queue) this.queue.push(data)
    else this.emit('message', { data, ports: [] })
  }
  start(): void {
    const waiting = this.queue ?? []
    this.queue = null
    for (const data of waiting) this.receive(data)
  }
  postMessage(data: unknown): void {
    if (!this.closed) this.deliver(structuredClone(data))
  }
  close(): void {
    if (this.closed) return
    this.otherEndClosed()
    this.onClose()
  }
  private otherEndClosed(): void {
    if (this.closed) return
    this.closed = true
    setImmediate(() => this.emit('close'))
  }
}

export class MessageChannelMain {
  readonly port1 = new MessagePortMain()
  readonly port2 = new MessagePortMain()
  constructor() {
    MessagePortMain.tie(this.port1, this.port2)
  }
}
