/**
 * How the page gets its message port under Electron, where it has no other way to the Node side:
 * 1. the page listens to `message` events of its own window, then tells itself that it is ready:
 *    `window.postMessage(PAGE_READY, window.location.origin)`;
 * 2. the preload passes that on; main checks who asks and answers with one end of a new channel;
 * 3. the page receives an event with `data === PORT_GIVEN`, `source === window` and the port in `ports[0]`.
 * Each time it is ready the page gets a new port, and the one before is closed.
 */
export const PAGE_READY = 'enishi:ready'
export const PORT_GIVEN = 'enishi:port'
