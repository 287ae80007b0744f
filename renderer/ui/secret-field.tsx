/** A field for a PIN or a passphrase, hidden until one asks to see it. */
import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useWords } from './language.tsx'

export function SecretField(props: PasswordInputProps) {
  const { t } = useWords()
  return <PasswordInput visibilityToggleButtonProps={{ 'aria-label': t('words.showSecret') }} {...props} />
}
