/**
 * Undo in place of a question: what is asked for happens after ten seconds, in which it can be taken back, or at once
 * if one leaves.
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
