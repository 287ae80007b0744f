/**
 * Undo instead of a question: the act happens after ten seconds, or at once when staff leave. Until then it can be
 * taken back.
 */
import { useEffect, useRef, useState } from 'react'

const UNDO_SECONDS = 10

export interface Undoable {
  /** Seconds until it happens; null where nothing waits. */
  left: number | null
  begin: () => void
  takeBack: () => void
}

/** Delays `act`; the latest one given is run. */
export function useUndoable(act: () => void): Undoable {
  const [left, setLeft] = useState<number | null>(null)
  const latest = useRef(act)
  const waiting = useRef(false)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    if (left === null) return undefined
    const timer = setTimeout(() => {
      if (left > 1) return setLeft(left - 1)
      setLeft(null)
      if (!waiting.current) return
      waiting.current = false
      latest.current()
    }, 1000)
    return () => clearTimeout(timer)
  }, [left])
  useEffect(
    () => () => {
      if (waiting.current) latest.current()
      waiting.current = false
    },
    [],
  )
  return {
    left,
    begin() {
      waiting.current = true
      setLeft(UNDO_SECONDS)
    },
    takeBack() {
      waiting.current = false
      setLeft(null)
    },
  }
}
