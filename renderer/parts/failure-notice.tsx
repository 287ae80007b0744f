/** A failed call in words, with a way to try again where there is one. */
import { Button } from '@mantine/core'
import { failureText } from '../host/failure.ts'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'

/** Puts failures into the language in use. */
export function useFailureText(): (error: unknown) => string {
  const { translator } = useWords()
  return (error) => failureText(translator, error)
}

export function FailureNotice({ error, title, onRetry }: { error: unknown; title?: string; onRetry?: () => void }) {
  const { t } = useWords()
  const textOf = useFailureText()
  const retry =
    onRetry === undefined ? undefined : (
      <Button variant="default" onClick={onRetry}>
        {t('words.retry')}
      </Button>
    )
  return (
    <Notice tone="failed" {...(title === undefined ? {} : { title })} action={retry}>
      {textOf(error)}
    </Notice>
  )
}
