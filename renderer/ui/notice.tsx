/** A message that stands in the page: what happened, what is safe, what to do. */
import type { ReactNode } from 'react'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import classes from './notice.module.css'

interface Props {
  tone: 'failed' | 'kept' | 'quiet' | 'new'
  title?: string
  children?: ReactNode
  action?: ReactNode
}

export function Notice({ tone, title, children, action }: Props) {
  const Icon = tone === 'failed' || tone === 'kept' ? IconAlertTriangle : IconInfoCircle
  return (
    <div className={classes.notice} data-tone={tone} role={tone === 'failed' ? 'alert' : 'status'}>
      <Icon size={20} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        {title !== undefined && <p className={classes.title}>{title}</p>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {action}
    </div>
  )
}
