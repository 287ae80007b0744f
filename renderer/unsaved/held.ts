/**
 * Scans made before an exhibitor was chosen. They wait in order, each badge once, until staff choose one. They are in
 * memory only.
 */
import type { BadgeReading } from '../../shared/domain/badge/reading.ts'
import { newId } from '../../shared/domain/ids.ts'
import { createStore, type Readable } from '../store.ts'
import type { ScanOrder } from './scan-order.ts'

export type HeldOrder = Omit<ScanOrder, 'exhibitorId'>

export interface HeldScan extends HeldOrder {
  id: string
  at: string
  reading: BadgeReading | null
}

export interface Held extends Readable<readonly HeldScan[]> {
  /** Adds a scan; false where the same badge waits already. */
  hold(order: HeldOrder): boolean
  drop(id: string): void
  /** Returns all, oldest first, and keeps none. */
  take(): readonly HeldScan[]
}

/** @param interpret reads a payload in the page; null where the reader is not loaded yet */
export function createHeld(interpret: (payloadHex: string) => BadgeReading | null): Held {
  const scans = createStore<readonly HeldScan[]>([])
  return {
    get: scans.get,
    subscribe: scans.subscribe,
    hold(order) {
      if (order.payloadHex !== '' && scans.get().some(({ payloadHex }) => payloadHex === order.payloadHex)) return false
      scans.update((held) => [
        ...held,
        {
          ...order,
          id: newId(),
          at: new Date().toISOString(),
          reading: order.payloadHex === '' ? null : interpret(order.payloadHex),
        },
      ])
      return true
    },
    drop: (id) => scans.update((held) => held.filter((scan) => scan.id !== id)),
    take() {
      const all = scans.get()
      if (all.length > 0) scans.set([])
      return all
    },
  }
}
