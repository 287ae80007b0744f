// Hands the page its message port, and nothing else (see shared/handshake.ts). Runs sandboxed, in a world of its own.
import { ipcRenderer } from 'electron'
import { PORT_GIVEN, PORT_WANTED } from '../shared/handshake.ts'

window.addEventListener('message', (event) => {
  if (event.source === window && event.data === PORT_WANTED) ipcRenderer.send(PORT_WANTED)
})

ipcRenderer.on(PORT_GIVEN, (event) => {
  window.postMessage(PORT_GIVEN, window.location.origin, [...event.ports])
})
