/** One section of a lead, with its title and, beside it, how its last change fares. */
import { type ReactNode, useId } from 'react'
import { type Change, SavedMark } from '../../../parts/saved-mark.tsx'
import classes from './lead-detail.module.css'

interface Props {
  title: string
  /** Shown beside the title. */
  change?: Change | undefined
  action?: ReactNode
  children: ReactNode
}

export function Section({ title, change, action, children }: Props) {
  const id = useId()
  const failed = change?.status === 'error'
  return (
    <section className={classes.section} aria-labelledby={id}>
      <header className={classes.sectionHead}>
        <h3 id={id}>{title}</h3>
        {change !== undefined && !failed && <SavedMark change={change} />}
        <span className={classes.grow} />
        {action}
      </header>
      {children}
      {change !== undefined && failed && <SavedMark change={change} />}
    </section>
  )
}
