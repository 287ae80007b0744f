/**
 * How much a text field takes. The browser cuts what is too long and says nothing. Here the field tells how many
 * characters are left once there are few, and refuses a pasted or dropped text that does not fit, whole and in words.
 */
import { type ClipboardEvent, type DragEvent, isValidElement, type ReactNode, useState } from 'react'
import { useWords } from './language.tsx'
import classes from './limit.module.css'

/** From how many characters left on the field says so: a tenth, at least 10 and at most 200. */
const fewOf = (max: number): number => Math.min(200, Math.max(10, Math.floor(max / 10)))

/** How many characters a text has too many where it is put in place of what is selected; 0 where it fits. */
export function tooMany(
  field: { value: string; maxLength: number; selectionStart: number | null; selectionEnd: number | null },
  text: string,
): number {
  if (field.maxLength < 0) return 0
  const replaced = (field.selectionEnd ?? 0) - (field.selectionStart ?? 0)
  return Math.max(0, field.value.length - replaced + text.length - field.maxLength)
}

/** The value and the limit of a controlled input element; null where it has none. */
function limitOf(input: ReactNode): { value: string; max: number } | null {
  if (!isValidElement<{ value?: unknown; maxLength?: unknown; type?: unknown }>(input)) return null
  const { value, maxLength } = input.props
  return typeof value === 'string' && typeof maxLength === 'number' ? { value, max: maxLength } : null
}

/** An input with its limit told; every `Input.Wrapper` of Mantine puts its input into one. */
export function WithLimit({ children }: { children: ReactNode }) {
  const { t } = useWords()
  const [refused, setRefused] = useState<number | null>(null)
  const limit = limitOf(children)
  const left = limit === null ? null : limit.max - limit.value.length
  const take = (event: ClipboardEvent | DragEvent, data: DataTransfer) => {
    const field = event.target
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
    const many = tooMany(field, data.getData('text/plain'))
    setRefused(many === 0 ? null : many)
    if (many > 0) event.preventDefault()
  }
  return (
    <div
      className={classes.field}
      onPasteCapture={(event) => take(event, event.clipboardData)}
      onDropCapture={(event) => take(event, event.dataTransfer)}
      onInputCapture={() => setRefused(null)}
    >
      {children}
      {refused !== null && (
        <p className={classes.refused} role="alert">
          {t('words.doesNotFit', { count: refused })}
        </p>
      )}
      {refused === null && limit !== null && left !== null && limit.value !== '' && left <= fewOf(limit.max) && (
        <p className={classes.left} role="status" data-full={left <= 0 || undefined}>
          {left <= 0 ? t('words.noMoreFits', { max: limit.max }) : t('words.charactersLeft', { count: left })}
        </p>
      )}
    </div>
  )
}
