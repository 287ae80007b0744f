/** Restores a text field to its state before a scanner typed into it. This includes an input method's composition. */

type Field = HTMLInputElement | HTMLTextAreaElement

/** Kinds of input that hold no text, so that keys typed at them leave nothing behind. */
const NO_TEXT = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'])

/** The text field with the focus, also inside shadow roots; null where typing has no target. */
export function focusedField(): Field | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement != null) active = active.shadowRoot.activeElement
  if (active instanceof HTMLTextAreaElement) return active.readOnly ? null : active
  if (active instanceof HTMLInputElement) return active.readOnly || NO_TEXT.has(active.type) ? null : active
  return null
}

/** What a field held at one moment. */
export interface FieldSnapshot {
  field: Field
  /** Has its text changed since then? */
  changed(): boolean
  restore(composing: boolean): void
}

/** Remembers a field's text and selection. */
export function snapshotOf(field: Field): FieldSnapshot {
  const { value, selectionStart, selectionEnd, selectionDirection } = field
  const put = (): void => {
    // Uses the setter of the prototype: React puts its own setter on each field and would not notice the change.
    const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
    // Fields such as type="email" have no selection to restore.
    if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? 'none')
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'historyUndo' }))
  }
  return {
    field,
    changed: () => field.value !== value,
    restore(composing) {
      if (composing && document.activeElement === field) {
        // Only losing the focus surely ends a composition. The next line removes its text.
        field.blur()
        if (field.value !== value) put()
        field.focus({ preventScroll: true })
      }
      if (field.value !== value) put()
    },
  }
}
