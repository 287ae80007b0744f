/**
 * How the page gets its message port under Electron, its only way to the Node side:
 * 1. The page listens to `message` events of its own window, then tells itself that it is ready:
 *    `window.postMessage(PAGE_READY, window.location.origin)`.
 * 2. The preload passes that on. Main checks the sender and answers with one end of a new channel.
 * 3. The page receives an event with `data === PORT_GIVEN`, `source === window` and the port in `ports[0]`.
 * Each time it is ready the page gets a new port, and the old one is closed.
 */
export const PAGE_READY = 'enishi:ready'
export const PORT_GIVEN = 'enishi:port'
