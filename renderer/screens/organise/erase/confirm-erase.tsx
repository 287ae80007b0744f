/** The one question this page asks: what cannot be undone is confirmed by typing. */
import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { IconEraser } from '@tabler/icons-react'
import { useWords } from '../../../ui/language.tsx'
import classes from './erase.module.css'

export function ConfirmErase({ onErase }: { onErase: () => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const word = t('erase.word')
  const confirmed = typed.normalize('NFKC').trim().toLocaleUpperCase() === word
  return (
    <form className={classes.confirm} aria-label={t('erase.confirmTitle')} onSubmit={(event) => { event.preventDefault(); if (confirmed) onErase() }}>
      <p className={classes.confirmTitle}>{t('erase.confirmTitle')}</p>
      <TextInput className={classes.word} label={t('erase.confirm', { word })} value={typed} autoComplete="off" spellCheck={false} maxLength={20} onChange={(event) => setTyped(event.currentTarget.value)} />
      <Button type="submit" className={classes.go} disabled={!confirmed} leftSection={<IconEraser size={20} stroke={1.6} aria-hidden />}>{t('erase.go')}</Button>
    </form>
  )
}
