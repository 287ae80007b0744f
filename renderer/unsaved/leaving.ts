/**
 * Work that must be done before the page goes: before a lock, a reload, or the end of its window, or before its part of
 * the screen goes. The room is still open then.
 */
import { useLayoutEffect, useRef } from 'react'

const open = new Set<() => Promise<void>>()

/** Does all waiting work of this page and resolves when it is done. Call it before a lock. */
export async function settleAll(): Promise<void> {
  await Promise.all([...open].map((settle) => settle()))
}

/** Calls the latest `settle` when the person leaves in any way. It must not throw. */
export function useSettleOnLeaving(settle: () => Promise<void>): void {
  const latest = useRef(settle)
  useLayoutEffect(() => {
    latest.current = settle
  })
  useLayoutEffect(() => {
    const now = () => latest.current()
    const hide = () => void now()
    open.add(now)
    addEventListener('pagehide', hide)
    return () => {
      open.delete(now)
      removeEventListener('pagehide', hide)
      void now()
    }
  }, [])
}
