/**
 * How the page gets its message port under Electron, where it has no other way to the Node side:
 * 1. the page listens to `message` events of its own window, then posts PORT_WANTED to itself:
 *    `window.postMessage(PORT_WANTED, window.location.origin)`;
 * 2. the preload passes the wish on; main checks who asks and answers with one end of a new channel;
 * 3. the page receives an event with `data === PORT_GIVEN`, `source === window` and the port in `ports[0]`.
 * Each wish gives a new port and closes the one before.
 */
export const PORT_WANTED = 'enishi:port-wanted'
export const PORT_GIVEN = 'enishi:port'
