/**
 * Undo instead of a question: the action happens after ten seconds, or at once when staff leave the room, lock, reload
 * or close the window. Until then a person can undo it.
 */
import { useEffect, useRef, useState } from 'react'
import { notifications } from '@mantine/notifications'
import { failureText } from '../host/failure.ts'
import { useWords } from '../ui/language.tsx'
import { useSettleOnLeaving } from './leaving.ts'

const UNDO_SECONDS = 10

export interface Undoable {
  /** Seconds until it happens; null where nothing waits. */
  left: number | null
  begin: () => void
  takeBack: () => void
}

/**
 * Delays `act`; the latest `act` runs. This hook reports a failure itself, because its part of the screen may be gone
 * by then.
 */
export function useUndoable(act: () => Promise<unknown>): Undoable {
  const { t, translator } = useWords()
  const [left, setLeft] = useState<number | null>(null)
  const waiting = useRef(false)
  const now = async () => {
    if (!waiting.current) return
    waiting.current = false
    setLeft(null)
    try {
      await act()
    } catch (error) {
      notifications.show({
        color: 'red',
        autoClose: false,
        withBorder: true,
        title: t('words.notSaved'),
        message: failureText(translator, error),
        closeButtonProps: { 'aria-label': t('words.close') },
      })
    }
  }
  const latest = useRef(now)
  useEffect(() => {
    latest.current = now
  })
  useSettleOnLeaving(now)
  useEffect(() => {
    if (left === null) return undefined
    const timer = setTimeout(() => {
      if (left > 1) setLeft(left - 1)
      else void latest.current()
    }, 1000)
    return () => clearTimeout(timer)
  }, [left])
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
