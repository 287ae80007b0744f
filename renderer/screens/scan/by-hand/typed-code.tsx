/** A badge code typed by hand; what is typed is recorded as it stands, in UTF-8. */
import { useRef, useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { IconKeyboard, IconUserPlus } from '@tabler/icons-react'
import { bytesToHex } from '../../../../shared/domain/scan/code.ts'
import { useKeys } from '../../../ui/keys.ts'
import { useWords } from '../../../ui/language.tsx'
import classes from './typed-code.module.css'

export function TypedCode({ onCode, onByHand }: { onCode: (payloadHex: string) => void; onByHand: () => void }) {
  const { t } = useWords()
  const [code, setCode] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useKeys({ t: () => field.current?.focus() })
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        const text = code.trim()
        if (text === '') return
        onCode(bytesToHex(new TextEncoder().encode(text)))
        setCode('')
        // The next key ranks the visitor, as after every other scan. T comes back.
        field.current?.blur()
      }}
    >
      <TextInput
        ref={field}
        className={classes.field}
        aria-label={t('scanning.type.label')}
        placeholder={t('scanning.type.placeholder')}
        value={code}
        maxLength={4000}
        leftSection={<IconKeyboard size={18} stroke={1.6} aria-hidden />}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setCode(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <Button type="submit" variant="default" disabled={code.trim() === ''}>
        {t('scanning.type.go')}
      </Button>
      <Button
        variant="default"
        title={t('byHand.openLabel')}
        leftSection={<IconUserPlus size={18} stroke={1.6} aria-hidden />}
        rightSection={<kbd aria-hidden>H</kbd>}
        className={classes.byHand}
        onClick={onByHand}
      >
        <span className={classes.words}>{t('byHand.open')}</span>
      </Button>
    </form>
  )
}
