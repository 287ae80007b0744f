/** Setting or replacing the passphrase of these rooms. */
import { useState } from 'react'
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../../host/client.tsx'
import { useWords } from '../../../ui/language.tsx'
import { SecretField } from '../../../ui/secret-field.tsx'
import { changeOf, SavedMark } from '../../../parts/saved-mark.tsx'
import classes from '../organise-room.module.css'

const SHORTEST = 8

export function PassphraseSection() {
  const { t } = useWords()
  const { api } = useApi()
  const queries = useQueryClient()
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [checked, setChecked] = useState(false)
  const session = useQuery(api.session.get.queryOptions())
  const set = useMutation(
    api.session.setPassphrase.mutationOptions({
      onSuccess: (rooms) => {
        queries.setQueryData(api.session.get.queryKey(), rooms)
        setFirst('')
        setSecond('')
        setChecked(false)
      },
    }),
  )
  const tooShort = [...first].length < SHORTEST
  const differs = first !== second
  return (
    <>
      <h2 className={classes.heading}>{t('organise.passphrase.title')}</h2>
      <p className={classes.quiet}>
        {session.data?.hasPassphrase === true ? t('organise.passphrase.textChange') : t('organise.passphrase.textNew')}
      </p>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          setChecked(true)
          if (!tooShort && !differs) set.mutate({ passphrase: first })
        }}
      >
        <SecretField
          label={t('organise.passphrase.label')}
          autoComplete="new-password"
          value={first}
          maxLength={200}
          description={checked && tooShort ? null : t('organise.passphrase.short')}
          error={checked && tooShort ? t('organise.passphrase.short') : null}
          onChange={(event) => setFirst(event.currentTarget.value)}
        />
        <SecretField
          label={t('organise.passphrase.repeat')}
          autoComplete="new-password"
          value={second}
          maxLength={200}
          error={checked && differs ? t('organise.passphrase.differs') : null}
          onChange={(event) => setSecond(event.currentTarget.value)}
        />
        <Button type="submit" className={classes.start} loading={set.isPending}>
          {t('organise.passphrase.set')}
        </Button>
        <SavedMark change={changeOf(set)} />
      </form>
    </>
  )
}
