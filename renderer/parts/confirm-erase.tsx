/** Asks for a typed word before something is erased. Only an erasure is asked about: it cannot be undone. */
import { type ReactNode, useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { IconEraser } from '@tabler/icons-react'
import { useWords } from '../ui/language.tsx'
import classes from './confirm-erase.module.css'

interface Props {
  onErase: () => void
  /** Leaves the question, by Escape too. With it the field takes the keyboard. */
  onCancel?: () => void
  /** What will be erased. */
  children?: ReactNode
}

export function ConfirmErase({ onErase, onCancel, children }: Props) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const word = t('erase.word')
  const confirmed = typed.normalize('NFKC').trim().toUpperCase() === word
  return (
    <form
      className={classes.confirm}
      aria-label={t('erase.confirmTitle')}
      onSubmit={(event) => {
        event.preventDefault()
        if (confirmed) onErase()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || onCancel === undefined || event.nativeEvent.isComposing) return
        event.preventDefault()
        onCancel()
      }}
    >
      <p className={classes.confirmTitle}>{t('erase.confirmTitle')}</p>
      {children}
      <TextInput
        className={classes.word}
        label={t('erase.confirm', { word })}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        maxLength={20}
        autoFocus={onCancel !== undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button
          type="submit"
          className={classes.go}
          disabled={!confirmed}
          leftSection={<IconEraser size={20} stroke={1.6} aria-hidden />}
        >
          {t('erase.go')}
        </Button>
        {onCancel !== undefined && (
          <Button variant="default" onClick={onCancel}>
            {t('words.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}
