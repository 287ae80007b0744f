/** The way into an exhibitor's own room: choose the exhibitor, give its PIN where it has one, then its content. */
import { type ReactNode, useState } from 'react'
import { Button, Select, Skeleton } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ExhibitorSummary } from '../../shared/contract/exhibition.ts'
import { goTo, type Room, usePlace } from './place.ts'
import { useApi } from '../host/client.tsx'
import { useExhibition } from '../host/exhibition.tsx'
import { ExhibitorMark } from './exhibitor-mark.tsx'
import { useWords } from '../ui/language.tsx'
import { SecretField } from '../ui/secret-field.tsx'
import { useLeadCounts } from './lead-counts.ts'
import { FailureNotice, useFailureText } from './failure-notice.tsx'
import classes from './exhibitor-door.module.css'

interface Props {
  room: Extract<Room, 'leads' | 'follow-up'>
  /** The question that names the exhibitor's choice. */
  question: string
  children: (exhibitor: ExhibitorSummary) => ReactNode
}

export function ExhibitorDoor({ room, question, children }: Props) {
  const { t, say } = useWords()
  const { api } = useApi()
  const { exhibitors } = useExhibition()
  const { path } = usePlace()
  const session = useQuery(api.session.get.queryOptions())
  const exhibitor = exhibitors.find(({ code }) => code === path[0]) ?? null
  if (exhibitor === null) return <ChooseExhibitor room={room} question={question} />
  const open = !exhibitor.hasPin || session.data?.exhibitors.includes(exhibitor.exhibitorId) === true
  return (
    <div className={classes.room}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t(`shell.rooms.${room}`)}</h1>
        <Select
          className={classes.switch}
          aria-label={question}
          value={exhibitor.code}
          onChange={(code) => goTo(room, code === null ? [] : [code])}
          data={exhibitors.map(({ code, name }) => ({ value: code, label: say(name) }))}
          leftSection={<ExhibitorMark position={exhibitor.position} />}
        />
      </header>
      {session.isError && <FailureNotice error={session.error} onRetry={() => void session.refetch()} />}
      {session.isPending && <Skeleton h={240} />}
      {session.isSuccess &&
        (open ? children(exhibitor) : <PinPrompt key={exhibitor.exhibitorId} exhibitor={exhibitor} />)}
    </div>
  )
}

function ChooseExhibitor({ room, question }: Pick<Props, 'room' | 'question'>) {
  const { t, say } = useWords()
  const { exhibitors } = useExhibition()
  const leadsOf = useLeadCounts()
  return (
    <div className={classes.room}>
      <h1 className={classes.title}>{t(`shell.rooms.${room}`)}</h1>
      <p className={classes.question}>{question}</p>
      <p className={classes.quiet}>{t('leads.chooseText')}</p>
      <ul className={classes.choices}>
        {exhibitors.map((exhibitor) => (
          <li key={exhibitor.exhibitorId}>
            <button type="button" className={classes.choice} onClick={() => goTo(room, [exhibitor.code])}>
              <ExhibitorMark position={exhibitor.position} size={18} />
              <span className={classes.name}>{say(exhibitor.name)}</span>
              <span className={classes.quiet}>{t('words.leads', { count: leadsOf(exhibitor) })}</span>
              {exhibitor.hasPin && <IconLock size={16} aria-label={t('leads.pin.label')} className={classes.lock} />}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function PinPrompt({ exhibitor }: { exhibitor: ExhibitorSummary }) {
  const { t, say } = useWords()
  const { api } = useApi()
  const queries = useQueryClient()
  const failureText = useFailureText()
  const [pin, setPin] = useState('')
  const open = useMutation(
    api.session.openExhibitor.mutationOptions({
      onSuccess: (rooms) => queries.setQueryData(api.session.get.queryKey(), rooms),
      onError: () => setPin(''),
    }),
  )
  return (
    <form
      className={classes.pin}
      onSubmit={(event) => {
        event.preventDefault()
        if (pin !== '') open.mutate({ exhibitorId: exhibitor.exhibitorId, pin })
      }}
    >
      <IconLock size={36} stroke={1.4} aria-hidden className={classes.pinIcon} />
      <h2>{t('leads.pin.title', { exhibitor: say(exhibitor.name) })}</h2>
      <p className={classes.quiet}>{t('leads.pin.text')}</p>
      <SecretField
        size="lg"
        label={t('leads.pin.label')}
        inputMode="numeric"
        autoComplete="off"
        value={pin}
        maxLength={12}
        data-autofocus
        autoFocus
        error={open.isError ? failureText(open.error) : null}
        onChange={(event) => setPin(event.currentTarget.value)}
        w="100%"
      />
      <Button type="submit" fullWidth loading={open.isPending} disabled={pin === ''}>
        {t('leads.pin.open')}
      </Button>
    </form>
  )
}
