/** Fields that stations set to different values: each with when and where, and a choice. */
import { useState } from 'react'
import { Button, Skeleton } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MergeReport, ShownConflict } from '../../../../shared/contract/bundle.ts'
import { newCommand, useApi } from '../../../host/client.tsx'
import { useExhibitor } from '../../../host/exhibition.tsx'
import { ExhibitorMark } from '../../../parts/exhibitor-mark.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useTimes } from '../../../parts/times.ts'
import room from '../organise-room.module.css'
import { useFieldWords } from '../../../parts/field-words.ts'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import { CompanyName } from '../../../parts/company-name.tsx'
import classes from './merge.module.css'

const AT_ONCE = 50
const MOST = 200

interface Props {
  at: string
  total: number
  /** How many of them the report names. */
  named: number
  stations: MergeReport['stations']
}

export function Conflicts({ at, total, named, stations }: Props) {
  const { t } = useWords()
  const { api } = useApi()
  const [limit, setLimit] = useState(AT_ONCE)
  const conflicts = useQuery(
    api.bundle.conflicts.queryOptions({ input: { at, offset: 0, limit }, placeholderData: keepPreviousData }),
  )
  return (
    <section className={classes.part} aria-label={t('bundles.report.conflicts.title', { count: total })}>
      <h4 className={classes.partTitle}>{t('bundles.report.conflicts.title', { count: total })}</h4>
      <p className={room.quiet}>{t('bundles.report.conflicts.text')}</p>
      {conflicts.isError && <FailureNotice error={conflicts.error} onRetry={() => void conflicts.refetch()} />}
      {conflicts.isPending && <Skeleton h={140} />}
      <ul className={classes.conflicts}>
        {conflicts.data?.map((conflict) => (
          <li key={`${conflict.leadId} ${conflict.field} ${conflict.other.at}`}>
            <Conflict conflict={conflict} stations={stations} />
          </li>
        ))}
      </ul>
      {limit < Math.min(named, MOST) && (
        <Button
          className={`${room.start} ${classes.noPrint}`}
          variant="default"
          onClick={() => setLimit(Math.min(MOST, limit + AT_ONCE))}
        >
          {t('bundles.report.conflicts.more')}
        </Button>
      )}
    </section>
  )
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

function Conflict({ conflict, stations }: { conflict: ShownConflict; stations: Props['stations'] }) {
  const { t, say } = useWords()
  const { api } = useApi()
  const queries = useQueryClient()
  const { fieldName, valueText } = useFieldWords()
  const exhibitor = useExhibitor(conflict.exhibitorId)
  const choose = useMutation(
    api.bundle.resolve.mutationOptions({
      onSuccess: () =>
        Promise.all(
          [api.bundle.key(), api.lead.key(), api.followup.key()].map((queryKey) =>
            queries.invalidateQueries({ queryKey }),
          ),
        ),
    }),
  )
  const { leadId, field, kept, others, now, decided, fullName, organisation, badgeCode } = conflict
  const settings = [kept, ...others]
  const name = fieldName(field)
  return (
    <div className={classes.conflict} role="group" aria-label={`${fullName || (badgeCode ?? '')}: ${name}`}>
      <p className={classes.conflictHead}>
        <strong>
          <bdi>{fullName || badgeCode || t('words.nameUnknown')}</bdi>
        </strong>
        {organisation !== '' && (
          <span className={classes.quiet}>
            <CompanyName name={organisation} />
          </span>
        )}
        {exhibitor !== null && (
          <span className={classes.exhibitor}>
            <ExhibitorMark position={exhibitor.position} size={12} />
            {say(exhibitor.name)}
          </span>
        )}
      </p>
      <p className={classes.fieldName}>{name}</p>
      <div className={classes.values}>
        {settings.map((setting) => (
          <Value
            key={`${setting.station} ${setting.at}`}
            setting={setting}
            text={valueText(field, setting.value)}
            stations={stations}
            inForce={same(now, setting.value)}
            decided={decided}
            busy={choose.isPending}
            onChoose={() => choose.mutate({ command: newCommand(), leadId, field, value: setting.value })}
          />
        ))}
      </div>
      {!settings.some(({ value }) => same(now, value)) && (
        <p className={classes.quiet}>{t('bundles.report.conflicts.since', { value: valueText(field, now) })}</p>
      )}
      {choose.isError && <FailureNotice error={choose.error} onRetry={() => choose.mutate(choose.variables)} />}
    </div>
  )
}

interface ValueProps {
  setting: ShownConflict['kept']
  text: string
  stations: Props['stations']
  inForce: boolean
  /** Somebody chose: the value in force needs no choice any more. */
  decided: boolean
  busy: boolean
  onChoose: () => void
}

function Value({ setting: { at, station }, text, stations, inForce, decided, busy, onChoose }: ValueProps) {
  const { t } = useWords()
  const times = useTimes()
  const { api } = useApi()
  const { data } = useQuery(api.bundle.stations.queryOptions({ staleTime: 60_000 }))
  const name =
    stations.find((one) => one.station === station)?.name || data?.find((one) => one.stationId === station)?.name
  return (
    <button
      type="button"
      className={classes.value}
      aria-pressed={inForce}
      disabled={busy}
      onClick={() => {
        if (!inForce || !decided) onChoose()
      }}
    >
      <span className={classes.valueText}>
        <bdi>{text}</bdi>
      </span>
      <span className={classes.quiet}>
        {t('bundles.report.conflicts.by', { station: name ?? station.slice(0, 8), at: times.brief(at) })}
      </span>
      {inForce && (
        <span className={classes.inForce}>
          {t(decided ? 'bundles.report.conflicts.decided' : 'bundles.report.conflicts.inForce')}
        </span>
      )}
    </button>
  )
}
