/** One of a few, as a row of touching buttons. */
import type { ReactNode } from 'react'
import classes from './segments.module.css'

interface Props<T extends string> {
  label: string
  value: T | null
  options: readonly { value: T; label: ReactNode; title: string }[]
  onChange: (value: T) => void
}

export function Segments<T extends string>({ label, value, options, onChange }: Props<T>) {
  return (
    <div role="group" aria-label={label} className={classes.segments}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          title={option.title}
          aria-label={typeof option.label === 'string' ? undefined : option.title}
          aria-pressed={option.value === value}
          className={classes.segment}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
