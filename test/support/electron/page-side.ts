// The page's half of the stand-in, as sources that run in Chromium. The preload runs in a world of its own, where
// `require` knows nothing but 'electron', and that nothing but `ipcRenderer`: as in a sandboxed page with context
// isolation.

/** The name of the isolated world, and of the function through which it calls main. */
export const WORLD = 'preload'
export const CALL = 'enishiStandInCall'

/** What the isolated world sends to main; ports are numbered by the page. */
export type FromPage =
  | { kind: 'send'; channel: string; args: unknown[] }
  | { kind: 'port-data'; port: number; wire: { text: string } | { bytes: string } | { json: unknown } }
  | { kind: 'port-closed'; port: number }

/** What main sends to the isolated world. */
export type ToPage =
  | { kind: 'message'; channel: string; message: unknown; ports: number[] }
  | { kind: 'port-data'; port: number; wire: { text: string } | { bytes: string } | { json: unknown } }
  | { kind: 'port-closed'; port: number }

/** Runs in every document, before its own scripts: sets the bridge up and evaluates the preload in it. */
export const preloadSource = (preload: string): string => `
if (window === window.top) (() => {
  const listeners = new Map()
  const ports = new Map()
  const call = (message) => globalThis.${CALL}(JSON.stringify(message))
  const toWire = (data) => {
    if (typeof data === 'string') return { text: data }
    if (!ArrayBuffer.isView(data) && !(data instanceof ArrayBuffer)) return { json: data }
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    return { bytes: bytes.toBase64 ? bytes.toBase64() : btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join('')) }
  }
  const fromWire = (wire) =>
    'text' in wire ? wire.text : 'bytes' in wire ? Uint8Array.from(atob(wire.bytes), (c) => c.charCodeAt(0)) : wire.json
  const openPort = (number) => {
    const { port1, port2 } = new MessageChannel()
    ports.set(number, port1)
    port1.onmessage = (event) => call({ kind: 'port-data', port: number, wire: toWire(event.data) })
    port1.addEventListener('close', () => { if (ports.delete(number)) call({ kind: 'port-closed', port: number }) })
    return port2
  }
  globalThis.enishiStandInReceive = (message) => {
    if (message.kind === 'message') {
      const event = { ports: message.ports.map(openPort) }
      for (const listener of listeners.get(message.channel) ?? []) listener(event, message.message)
      return
    }
    const port = ports.get(message.port)
    if (message.kind === 'port-data') port?.postMessage(fromWire(message.wire))
    else if (ports.delete(message.port)) port.close()
  }
  const ipcRenderer = {
    on(channel, listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    send: (channel, ...args) => call({ kind: 'send', channel, args }),
  }
  const require = (name) => {
    if (name === 'electron') return { ipcRenderer }
    throw new Error('module not found: ' + name)
  }
  const module = { exports: {} };
  ((require, module, exports, process) => {\n${preload}\n})(require, module, module.exports, undefined)
})()`

/** The function that asks the app's permission handler, in the page's own world. */
export const ASK = 'enishiStandInAsk'

/**
 * Makes the page's permission questions go through the app's handlers, before Chromium (which says yes to all) is
 * asked.
 */
export const permissionSource = `(() => {
  const ask = (permission, mediaTypes) => globalThis.${ASK}({ permission, mediaTypes, url: location.href })
  const refused = () => new DOMException('Permission denied', 'NotAllowedError')
  const { mediaDevices } = navigator
  if (mediaDevices) {
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices)
    mediaDevices.getUserMedia = async (wanted) => {
      const kinds = [wanted?.video && 'video', wanted?.audio && 'audio'].filter(Boolean)
      if (kinds.length > 0 && !(await ask('media', kinds))) throw refused()
      return getUserMedia(wanted)
    }
  }
  const { geolocation } = navigator
  if (geolocation) geolocation.getCurrentPosition = (done, fail) => {
    ask('geolocation', []).then((yes) => (yes ? done({ coords: {} }) : fail?.({ code: 1, message: 'Permission denied' })))
  }
  if (globalThis.Notification) Notification.requestPermission = async () => ((await ask('notifications', [])) ? 'granted' : 'denied')
})()`
