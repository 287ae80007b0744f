/** Making the organiser's key pair under a passphrase. */
import { useState } from 'react'
import { Button } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { newCommand, useApi } from '../../../host/client.tsx'
import { useWords } from '../../../ui/language.tsx'
import { SecretField } from '../../../ui/secret-field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import room from '../organise-room.module.css'

const SHORTEST = 8

export function CreateKey() {
  const { t } = useWords()
  const { api } = useApi()
  const queries = useQueryClient()
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [checked, setChecked] = useState(false)
  const create = useMutation(
    api.key.create.mutationOptions({
      onSuccess: () =>
        Promise.all(
          [api.key.key(), api.bundle.key(), api.exhibition.key()].map((queryKey) =>
            queries.invalidateQueries({ queryKey }),
          ),
        ),
    }),
  )
  const tooShort = [...first].length < SHORTEST
  const differs = first !== second
  return (
    <>
      <p className={room.quiet}>{t('bundles.keys.none')}</p>
      <form
        className={room.form}
        onSubmit={(event) => {
          event.preventDefault()
          setChecked(true)
          if (!tooShort && !differs) create.mutate({ command: newCommand(), passphrase: first })
        }}
      >
        <Notice tone="kept">{t('bundles.keys.warning')}</Notice>
        <SecretField
          label={t('bundles.keys.passphrase')}
          autoComplete="new-password"
          value={first}
          maxLength={1000}
          description={checked && tooShort ? null : t('organise.passphrase.short')}
          error={checked && tooShort ? t('organise.passphrase.short') : null}
          onChange={(event) => setFirst(event.currentTarget.value)}
        />
        <SecretField
          label={t('bundles.keys.repeat')}
          autoComplete="new-password"
          value={second}
          maxLength={1000}
          error={checked && differs ? t('organise.passphrase.differs') : null}
          onChange={(event) => setSecond(event.currentTarget.value)}
        />
        <Button
          type="submit"
          className={room.start}
          loading={create.isPending}
          leftSection={<IconKey size={18} stroke={1.6} aria-hidden />}
        >
          {t('bundles.keys.create')}
        </Button>
      </form>
      {create.isError && <FailureNotice error={create.error} />}
    </>
  )
}
