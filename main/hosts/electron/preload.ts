// Gives the page its message port and nothing else (see shared/handshake.ts). Runs sandboxed, in an isolated world.
import { ipcRenderer } from 'electron'
import { PAGE_READY, PORT_GIVEN } from '../../../shared/handshake.ts'

window.addEventListener('message', (event) => {
  if (event.source === window && event.data === PAGE_READY) ipcRenderer.send(PAGE_READY)
})

ipcRenderer.on(PORT_GIVEN, (event) => {
  window.postMessage(PORT_GIVEN, window.location.origin, [...event.ports])
})
