/** Sets the folder into which the host writes bundles by itself whenever the folder is there. */
import { useState } from 'react'
import { Button, NumberInput, Skeleton, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Client } from '../../../../shared/contract/index.ts'
import { errorMessage } from '../../../../shared/messages/translate.ts'
import { useApi } from '../../../host/client.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useTimes } from '../../../parts/times.ts'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import room from '../organise-room.module.css'
import classes from './bundles.module.css'

type Auto = Awaited<ReturnType<Client['bundle']['auto']>>

const USUAL_MINUTES = 15

export function AutoBundle() {
  const { t } = useWords()
  const { api } = useApi()
  const auto = useQuery(api.bundle.auto.queryOptions({ refetchInterval: 10_000 }))
  return (
    <>
      <h3 className={room.subheading}>{t('bundles.auto.title')}</h3>
      <p className={room.quiet}>{t('bundles.auto.text')}</p>
      {auto.isError && <FailureNotice error={auto.error} onRetry={() => void auto.refetch()} />}
      {auto.isPending && <Skeleton h={72} />}
      {auto.data != null && <State auto={auto.data} />}
      {auto.data !== undefined && (
        <AutoForm key={auto.data === null ? 'off' : `${auto.data.folder} ${auto.data.everyMinutes}`} auto={auto.data} />
      )}
    </>
  )
}

function State({ auto: { folderHere, lastAt, error } }: { auto: NonNullable<Auto> }) {
  const { t, translator } = useWords()
  const times = useTimes()
  if (error !== null)
    return (
      <Notice tone="failed" title={t('bundles.auto.failed')}>
        {errorMessage(translator, error.code, error.params)}
      </Notice>
    )
  return (
    <Notice tone={folderHere ? 'new' : 'kept'}>
      {t(folderHere ? 'bundles.auto.here' : 'bundles.auto.away')} ·{' '}
      {lastAt === null ? t('bundles.auto.notYet') : t('bundles.auto.last', { at: times.short(lastAt) })}
    </Notice>
  )
}

function AutoForm({ auto }: { auto: Auto }) {
  const { t } = useWords()
  const { api } = useApi()
  const queries = useQueryClient()
  const [folder, setFolder] = useState(auto?.folder ?? '')
  const [minutes, setMinutes] = useState<number | string>(auto?.everyMinutes ?? USUAL_MINUTES)
  const set = useMutation(
    api.bundle.setAuto.mutationOptions({ onSuccess: () => queries.invalidateQueries({ queryKey: api.bundle.key() }) }),
  )
  const everyMinutes = typeof minutes === 'number' && minutes >= 1 && minutes <= 1440 ? Math.round(minutes) : null
  const changed = auto === null || folder.trim() !== auto.folder || everyMinutes !== auto.everyMinutes
  const ready = folder.trim() !== '' && everyMinutes !== null && changed
  return (
    <form
      className={classes.auto}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) set.mutate({ folder: folder.trim(), everyMinutes })
      }}
    >
      <TextInput
        className={classes.autoFolder}
        label={t('bundles.write.folderLabel')}
        description={t('bundles.write.folderHint')}
        value={folder}
        spellCheck={false}
        autoComplete="off"
        maxLength={1000}
        onChange={(event) => setFolder(event.currentTarget.value)}
      />
      <NumberInput
        className={classes.minutes}
        size="md"
        label={t('bundles.auto.minutes')}
        min={1}
        max={1440}
        allowDecimal={false}
        hideControls
        value={minutes}
        onChange={setMinutes}
      />
      <div className={classes.actions}>
        <Button type="submit" variant={auto === null ? 'filled' : 'default'} disabled={!ready} loading={set.isPending}>
          {t(auto === null ? 'bundles.auto.save' : 'bundles.auto.change')}
        </Button>
        {auto !== null && (
          <Button variant="subtle" color="gray" disabled={set.isPending} onClick={() => set.mutate(null)}>
            {t('bundles.auto.stop')}
          </Button>
        )}
      </div>
      {set.isError && <FailureNotice error={set.error} />}
    </form>
  )
}
