/** A message that stands in the page: what happened, what is safe, what to do. */
import type { ReactNode } from 'react'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useFailureText } from '../host/failure.ts'
import { useWords } from './language.tsx'
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

/** A failed call, with a way to try again where there is one. */
export function FailureNotice({ error, title, onRetry }: { error: unknown; title?: string; onRetry?: () => void }) {
  const { t } = useWords()
  const failureText = useFailureText()
  const retry =
    onRetry === undefined ? undefined : (
      <Button variant="default" onClick={onRetry}>
        {t('words.retry')}
      </Button>
    )
  return (
    <Notice tone="failed" {...(title === undefined ? {} : { title })} action={retry}>
      {failureText(error)}
    </Notice>
  )
}
