/**
 * Hand scanners that type anywhere in the page. Keys that may belong to a burst wait a moment where they would act as
 * shortcuts. Where a person may be typing into a field, they pass at once, and the field is restored if it was a
 * scanner. So shortcuts act some 80 ms late, by the same event sent again. Keys with Ctrl, Alt or Meta, and keys that
 * move the focus or cursor, never wait.
 */
import { BURST_DEFAULTS, burstText, createBurstTracker, type WedgeSuffix } from '../../shared/domain/wedge/burst.ts'
import { isCodeKey, physicalKey, type PhysicalKey } from '../../shared/domain/wedge/keys.ts'
import { ALT_RELEASED, type Keymap } from '../../shared/domain/wedge/keys-to-text.ts'
import { focusedField, snapshotOf, type FieldSnapshot } from './field-guard.ts'

/** One code that a scanner typed. */
export interface WedgeScan {
  /** The code in UTF-8. */
  bytes: Uint8Array
  text: string
  /** The keys as they came, with prefix and suffix, for the set-up check (`recogniseLayout`). */
  keys: readonly PhysicalKey[]
  /** `performance.now()` of the first key. */
  at: number
}

export interface WedgeOptions {
  keymap: Keymap
  prefix: string
  suffix: WedgeSuffix
  onScan: (scan: WedgeScan) => void
}

/**
 * Keys with an action of the browser's own when nobody types. It cannot be repeated, so these keys never wait. Keys
 * with Alt do not wait either, but they count: AltGr of a German or French scanner is Alt on other machines.
 */
const ACTS_BY_ITSELF = new Set(['Space', 'Enter', 'NumpadEnter', 'Tab'])

/**
 * Keys arrive later than they were pressed, and unevenly. A key counts as typed by a person only after this much extra
 * time.
 */
const SLACK_MS = 25

/**
 * A timer this late shows that the page or its machine is busy, so keys may be late too. Then the wait for silence
 * starts again, but only a few times.
 */
const LATE_MS = 20
const MOST_WAITS = 4

const COMPOSITION = ['compositionstart', 'compositionupdate', 'compositionend'] as const

/** Listens until the returned function is called. Only one listener in a page. */
export function listenToWedge(options: WedgeOptions): () => void {
  const tracker = createBurstTracker({
    ...BURST_DEFAULTS,
    keymap: options.keymap,
    prefix: options.prefix,
    suffix: options.suffix,
  })
  const sentAgain = new WeakSet<Event>()
  let held: { event: KeyboardEvent; target: EventTarget }[] = []
  let guard: FieldSnapshot | null = null
  let composing = false
  let open = false
  let firstAt = 0
  let lastAt = 0
  let timer = 0

  const swallow = (event: Event): void => {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const sendHeld = (): void => {
    const keys = held
    held = []
    for (const { event, target } of keys) {
      const { key, code, location, shiftKey, ctrlKey, altKey, metaKey } = event
      const again = new KeyboardEvent('keydown', {
        key,
        code,
        location,
        shiftKey,
        ctrlKey,
        altKey,
        metaKey,
        bubbles: true,
        cancelable: true,
        composed: true,
      })
      sentAgain.add(again)
      target.dispatchEvent(again)
    }
  }
  const close = (): void => {
    clearTimeout(timer)
    open = false
    const keys = tracker.finish()
    if (keys === null) {
      guard = null
      sendHeld()
      return
    }
    held = []
    guard?.restore(composing)
    guard = null
    const text = burstText(keys, options)
    if (text !== '') options.onScan({ bytes: new TextEncoder().encode(text), text, keys, at: firstAt })
  }
  const closeAfter = (ms: number, waits = 1): void => {
    const due = performance.now() + ms
    const fire = (): void =>
      performance.now() - due > LATE_MS && waits < MOST_WAITS ? closeAfter(ms, waits + 1) : close()
    // Keys that wait behind a busy page arrive before the second timer.
    timer = window.setTimeout(() => (timer = window.setTimeout(fire, 0)), ms)
  }
  const waitForSilence = (): void => {
    clearTimeout(timer)
    const wait = tracker.wait()
    if (wait !== null) closeAfter(wait + (tracker.active() ? 0 : SLACK_MS))
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (sentAgain.has(event)) return
    const key = physicalKey(event)
    if (key === null) return
    if (!tracker.active() && (event.metaKey || event.repeat || !isCodeKey(key))) {
      if (open) close()
      tracker.press(key, event.timeStamp, true, true)
      return
    }
    if (open && event.timeStamp - lastAt > (tracker.wait() ?? Infinity)) close()
    lastAt = event.timeStamp
    const field = focusedField()
    if (!open) {
      open = true
      firstAt = event.timeStamp
      guard = field === null ? null : snapshotOf(field)
    }
    const verdict = tracker.press(key, event.timeStamp, event.repeat, field !== null)
    if (verdict === 'burst') {
      swallow(event)
      held = []
      if (guard !== null && !composing && guard.changed()) guard.restore(false)
    } else if (verdict === 'pass') {
      close()
      return
    } else if (field === null && (held.length > 0 || !(ACTS_BY_ITSELF.has(event.code) || event.altKey))) {
      swallow(event)
      held.push({ event, target: event.composedPath()[0] ?? document })
    }
    waitForSilence()
  }
  const onKeyUp = (event: KeyboardEvent): void => {
    if (event.key === 'Alt' && open) tracker.note({ code: ALT_RELEASED, shift: false, alt: false, ctrl: false })
    if (tracker.active()) swallow(event)
  }
  const onBeforeInput = (event: InputEvent): void => {
    if (tracker.active() && event.cancelable) event.preventDefault()
  }
  const onComposition = (event: CompositionEvent): void => {
    composing = event.type !== 'compositionend'
  }
  /** A person clicks between two keys. A scanner's burst continues. */
  const onPointer = (): void => {
    if (open && !tracker.active()) close()
  }

  const capture = { capture: true }
  window.addEventListener('keydown', onKeyDown, capture)
  window.addEventListener('keyup', onKeyUp, capture)
  window.addEventListener('beforeinput', onBeforeInput, capture)
  window.addEventListener('pointerdown', onPointer, capture)
  for (const type of COMPOSITION) window.addEventListener(type, onComposition, capture)
  return () => {
    if (open) close()
    clearTimeout(timer)
    window.removeEventListener('keydown', onKeyDown, capture)
    window.removeEventListener('keyup', onKeyUp, capture)
    window.removeEventListener('beforeinput', onBeforeInput, capture)
    window.removeEventListener('pointerdown', onPointer, capture)
    for (const type of COMPOSITION) window.removeEventListener(type, onComposition, capture)
  }
}
