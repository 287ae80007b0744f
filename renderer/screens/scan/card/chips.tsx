/** Several things to tap on or off, each at once a change on its way to disk. */
import { useId } from 'react'
import { type Change, SavedMark } from '../../../parts/saved-mark.tsx'
import { Toggle } from '../../../ui/toggle.tsx'
import classes from './chips.module.css'

interface Props {
  label: string
  hint?: string
  options: readonly { id: string; label: string }[]
  chosen: readonly string[]
  change: Change
  onToggle: (id: string, on: boolean) => void
  /** One below the other, for sentences. */
  stacked?: boolean
}

export function Chips({ label, hint, options, chosen, change, onToggle, stacked = false }: Props) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id}>
      <p className={classes.label}>
        <span id={id}>{label}</span>
        {hint !== undefined && <span className={classes.hint}>{hint}</span>}
        {change.status !== 'error' && <SavedMark change={change} />}
      </p>
      <div className={classes.chips} data-stacked={stacked || undefined}>
        {options.map(({ id: option, label: words }) => (
          <Toggle key={option} on={chosen.includes(option)} onToggle={(on) => onToggle(option, on)}>
            {words}
          </Toggle>
        ))}
      </div>
      {change.status === 'error' && <SavedMark change={change} />}
    </div>
  )
}
