/** Asks for the passphrase before the organiser's rooms. Where none is set yet, it says so and lets people in. */
import { type ReactNode, useState } from 'react'
import { Button, Skeleton } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../../host/client.tsx'
import { useWords } from '../../../ui/language.tsx'
import { SecretField } from '../../../ui/secret-field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { placeHref } from '../../../parts/place.ts'
import { FailureNotice, useFailureText } from '../../../parts/failure-notice.tsx'
import classes from '../organise-room.module.css'

export function OrganiserDoor({ children }: { children: ReactNode }) {
  const { t } = useWords()
  const { api } = useApi()
  const session = useQuery(api.session.get.queryOptions())
  if (session.isError) return <FailureNotice error={session.error} onRetry={() => void session.refetch()} />
  if (session.isPending) return <Skeleton h={300} />
  if (session.data.hasPassphrase && !session.data.organiser) return <PassphrasePrompt />
  return (
    <>
      {!session.data.hasPassphrase && (
        <Notice
          tone="kept"
          title={t('organise.noPassphrase.title')}
          action={
            <Button component="a" variant="default" href={placeHref('organise', 'passphrase')}>
              {t('organise.passphrase.set')}
            </Button>
          }
        >
          {t('organise.noPassphrase.text')}
        </Notice>
      )}
      {children}
    </>
  )
}

function PassphrasePrompt() {
  const { t } = useWords()
  const { api } = useApi()
  const queries = useQueryClient()
  const failureText = useFailureText()
  const [passphrase, setPassphrase] = useState('')
  const open = useMutation(
    api.session.openOrganiser.mutationOptions({
      onSuccess: (rooms) => queries.setQueryData(api.session.get.queryKey(), rooms),
    }),
  )
  return (
    <form
      className={classes.door}
      onSubmit={(event) => {
        event.preventDefault()
        if (passphrase !== '') open.mutate({ passphrase })
      }}
    >
      <IconLock size={36} stroke={1.4} aria-hidden className={classes.doorIcon} />
      <h2>{t('organise.locked.title')}</h2>
      <p className={classes.quiet}>{t('organise.locked.text')}</p>
      <SecretField
        size="lg"
        w="100%"
        label={t('organise.locked.label')}
        autoComplete="off"
        value={passphrase}
        maxLength={200}
        autoFocus
        error={open.isError ? failureText(open.error) : null}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      <Button type="submit" fullWidth loading={open.isPending} disabled={passphrase === ''}>
        {t('organise.locked.open')}
      </Button>
    </form>
  )
}
