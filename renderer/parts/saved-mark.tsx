/** Shows whether a change is being saved, saved, or failed. It says "saved" only after the host said so. */
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useWords } from '../ui/language.tsx'
import { useFailureText } from './failure-notice.tsx'
import classes from './saved-mark.module.css'

/** The part of a mutation that is shown. */
export interface Change {
  status: 'idle' | 'pending' | 'success' | 'error'
  error: unknown
  /** Sends the same command again. */
  again: () => void
}

export function SavedMark({ change }: { change: Change }) {
  const { t } = useWords()
  const failureText = useFailureText()
  return (
    <span className={classes.place} aria-live="polite">
      {change.status === 'pending' && <span className={classes.pending}>{t('words.saving')}</span>}
      {change.status === 'success' && (
        <span className={classes.saved}>
          <IconCheck size={15} aria-hidden />
          {t('words.saved')}
        </span>
      )}
      {change.status === 'error' && (
        <span className={classes.failed} role="alert">
          <IconAlertTriangle size={16} aria-hidden />
          <span>
            <strong>{t('words.notSaved')}.</strong> {failureText(change.error)}
          </span>
          <Button size="compact-sm" variant="default" className={classes.again} onClick={change.again}>
            {t('words.retry')}
          </Button>
        </span>
      )}
    </span>
  )
}

/** Reads a mutation as a `Change`. */
export function changeOf<V>(mutation: {
  status: Change['status']
  error: unknown
  variables: V | undefined
  mutate: (variables: V) => void
}): Change {
  const { status, error, variables, mutate } = mutation
  return { status, error, again: () => (variables === undefined ? undefined : mutate(variables)) }
}
