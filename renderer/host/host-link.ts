/** Whether the host answers. The transport writes it; the shell shows it. */
import { createStore } from '../store.ts'

/** `refused`: the host runs, but the page's token is from an earlier launch. */
export type HostLink = 'connected' | 'lost' | 'refused'

/** How the last call to the host went. */
export const hostLink = createStore<HostLink>('connected')
