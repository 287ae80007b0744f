/** This installation: its name in every scan's history, and what it has recorded. */
import { useState } from 'react'
import { Button, Skeleton, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { newCommand, useApi } from '../../../host/client.tsx'
import { useWords } from '../../../ui/language.tsx'
import { changeOf, SavedMark } from '../../../parts/saved-mark.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { useSettings } from '../../../host/settings.ts'
import { useTimes } from '../../../parts/times.ts'
import { KnownStations } from './known-stations.tsx'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import classes from '../organise-room.module.css'

export function StationSection() {
  const { t } = useWords()
  const times = useTimes()
  const { api } = useApi()
  const queries = useQueryClient()
  const { settings, change } = useSettings()
  const [typed, setTyped] = useState<string | null>(null)
  const { data, error, refetch } = useQuery(api.health.status.queryOptions())
  const rename = useMutation(
    api.station.rename.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.health.key() })
        setTyped(null)
      },
    }),
  )
  if (error !== null && data === undefined) return <FailureNotice error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton h={200} />
  const name = typed ?? data.station.name
  const changed = name.trim() !== '' && name.trim() !== data.station.name
  return (
    <>
      <h2 className={classes.heading}>{t('organise.station.title')}</h2>
      <form
        className={classes.inline}
        onSubmit={(event) => {
          event.preventDefault()
          if (changed) rename.mutate({ command: newCommand(), name: name.trim() })
        }}
      >
        <TextInput
          className={classes.field}
          label={t('organise.station.name')}
          description={t('organise.station.hint')}
          value={name}
          maxLength={60}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!changed} loading={rename.isPending}>
          {t('words.save')}
        </Button>
      </form>
      <SavedMark change={changeOf(rename)} />
      <div>
        <p className={classes.label}>{t('organise.station.engine')}</p>
        <div className={classes.narrow}>
          <Segments
            label={t('organise.station.engine')}
            value={settings.engine}
            onChange={(engine) => change({ engine })}
            options={(['zxing', 'html5-qrcode'] as const).map((engine) => ({
              value: engine,
              label: t(`organise.station.engines.${engine}`),
              title: t(`organise.station.engines.${engine}`),
            }))}
          />
        </div>
        <p className={classes.quiet}>{t('organise.station.engineHint')}</p>
      </div>
      <dl className={classes.facts}>
        <div>
          <dt>{t('organise.station.counts')}</dt>
          <dd>
            {t('organise.station.counted', {
              leads: t('words.leads', { count: data.leads }),
              scans: t('organise.station.scans', { count: data.scans }),
            })}
          </dd>
        </div>
        <div>
          <dt>{t('organise.station.lastScan')}</dt>
          <dd>{data.lastScanAt === null ? t('organise.station.never') : times.full(data.lastScanAt)}</dd>
        </div>
        <div>
          <dt>{t('organise.station.id')}</dt>
          <dd className={classes.id}>{data.station.stationId}</dd>
        </div>
      </dl>
      <KnownStations />
    </>
  )
}
