/** One thing to tap on or off, alone or as one of a few. */
import type { ReactNode } from 'react'
import { IconCheck } from '@tabler/icons-react'
import classes from './toggle.module.css'

export function Toggle({
  on,
  onToggle,
  oneOf = false,
  children,
}: {
  on: boolean
  onToggle: (on: boolean) => void
  /** Looks like a radio button: only one of its group is on. */
  oneOf?: boolean
  children: ReactNode
}) {
  return (
    <button
      type="button"
      className={classes.toggle}
      aria-pressed={on}
      data-one-of={oneOf || undefined}
      onClick={() => onToggle(!on)}
    >
      <span className={classes.box} aria-hidden>
        {on && (oneOf ? <span className={classes.dot} /> : <IconCheck size={14} stroke={3} />)}
      </span>
      <span>{children}</span>
    </button>
  )
}
