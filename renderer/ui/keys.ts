/**
 * Short cuts. They stay silent while one types or a dialog is open. A hand scanner's keys never come here:
 * the wedge takes them first and sends on what a person pressed.
 */
import { useEffect, useRef } from 'react'

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=checkbox], [type=radio], [type=range]), textarea, select'))
  )
}

let hushedUntil = 0

/** Keeps short cuts silent while a person types on after their field was removed. */
export function hushKeys(ms = 1500): void {
  hushedUntil = performance.now() + ms
}

/**
 * A key as it is named here: the character for letters and digits, else the browser's name (`F1`, `Escape`,
 * `ArrowDown`).
 */
export type KeyMap = Record<string, (event: KeyboardEvent) => void>

/**
 * Runs the entry of the key that was pressed and keeps the browser from acting on it. Function keys work while typing
 * too.
 */
export function useKeys(keys: KeyMap, enabled = true): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!enabled) return undefined
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      const name = event.key.length === 1 ? event.key.toLowerCase() : event.key
      const action = latest.current[name]
      if (action === undefined) return
      const isFunctionKey = /^F\d+$/.test(name)
      if (!isFunctionKey && isTyping(event.target)) return
      if (!isFunctionKey && performance.now() < hushedUntil) return hushKeys()
      if (document.querySelector('[aria-modal="true"]') !== null) return
      event.preventDefault()
      action(event)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [enabled])
}
