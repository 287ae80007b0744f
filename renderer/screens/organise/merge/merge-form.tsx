/** What opens the bundles, and the start of the merge. */
import { useRef, useState } from 'react'
import { Button, PasswordInput } from '@mantine/core'
import { IconArrowMerge, IconKey } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../host/client.tsx'
import { useWords } from '../../../ui/language.tsx'
import room from '../organise-room.module.css'
import type { MergeKeys, WaitingBundle } from './merge-work.ts'
import classes from './merge.module.css'

/** As much as a key file may hold. */
const MAX_KEY_FILE = 10_000

export function MergeForm({
  waiting,
  onMerge,
}: {
  waiting: readonly WaitingBundle[]
  onMerge: (keys: MergeKeys) => void
}) {
  const { t } = useWords()
  const { api } = useApi()
  const key = useQuery(api.key.show.queryOptions())
  const picker = useRef<HTMLInputElement>(null)
  const [passphrase, setPassphrase] = useState('')
  const [keyFile, setKeyFile] = useState<{ name: string; text: string } | null>(null)
  const own = key.data?.here === true && keyFile === null
  async function take(file: File | undefined) {
    if (file !== undefined) setKeyFile({ name: file.name, text: await file.slice(0, MAX_KEY_FILE).text() })
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        onMerge({ passphrase: passphrase === '' ? null : passphrase, identity: keyFile?.text ?? null })
      }}
    >
      <PasswordInput
        className={classes.short}
        label={t(own ? 'bundles.merge.passphrase' : 'bundles.merge.passphraseOther')}
        description={t('bundles.merge.passphraseHint')}
        autoComplete="off"
        value={passphrase}
        maxLength={1000}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <input ref={picker} type="file" hidden onChange={(event) => void take(event.currentTarget.files?.[0])} />
        {keyFile === null ? (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconKey size={18} stroke={1.6} aria-hidden />}
            onClick={() => picker.current?.click()}
          >
            {t('bundles.merge.keyFile')}
          </Button>
        ) : (
          <>
            <span className={classes.keyFile}>{t('bundles.merge.keyFileChosen', { name: keyFile.name })}</span>
            <Button variant="subtle" color="gray" onClick={() => setKeyFile(null)}>
              {t('bundles.merge.keyFileRemove')}
            </Button>
          </>
        )}
      </div>
      <Button
        type="submit"
        size="md"
        className={room.start}
        leftSection={<IconArrowMerge size={20} stroke={1.6} aria-hidden />}
      >
        {t('bundles.merge.go', { count: waiting.length })}
      </Button>
    </form>
  )
}
