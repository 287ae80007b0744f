/** One of a few, each with a word on what it is for. */
import { useId } from 'react'
import classes from './bundles.module.css'

interface Props<T extends string> {
  label: string
  value: T
  options: readonly { value: T; label: string; text?: string; disabled?: boolean }[]
  onChange: (value: T) => void
}

export function ChoiceCards<T extends string>({ label, value, options, onChange }: Props<T>) {
  const name = useId()
  return (
    <fieldset className={classes.choices}>
      <legend className={classes.legend}>{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={classes.choice}
          data-chosen={option.value === value || undefined}
          data-disabled={option.disabled || undefined}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled ?? false}
            onChange={() => onChange(option.value)}
          />
          <span>
            <span className={classes.choiceLabel}>{option.label}</span>
            {option.text !== undefined && <span className={classes.choiceText}>{option.text}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
