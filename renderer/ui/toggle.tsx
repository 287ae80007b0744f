/** One thing to tap on or off. */
import type { ReactNode } from 'react'
import { IconCheck } from '@tabler/icons-react'
import classes from './toggle.module.css'

export function Toggle({
  on,
  onToggle,
  children,
}: {
  on: boolean
  onToggle: (on: boolean) => void
  children: ReactNode
}) {
  return (
    <button type="button" className={classes.toggle} aria-pressed={on} onClick={() => onToggle(!on)}>
      <span className={classes.box} aria-hidden>
        {on && <IconCheck size={14} stroke={3} />}
      </span>
      <span>{children}</span>
    </button>
  )
}
