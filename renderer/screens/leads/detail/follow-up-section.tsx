/** The planned action: what, who, until when, and how it stands. Each field is saved when one leaves it. */
import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { FollowUp, Lead } from '../../../../shared/contract/shapes.ts'
import { useApi } from '../../../host/client.tsx'
import { useNewCommand } from '../../../host/settings.ts'
import { useExhibition } from '../../../host/exhibition.tsx'
import { useHalfWritten } from '../../../unsaved/half-written.ts'
import { useWords } from '../../../ui/language.tsx'
import { changeOf } from '../../../parts/saved-mark.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { useTimes } from '../../../parts/times.ts'
import { useLeadRefresh } from '../../../parts/lead-change.ts'
import { Section } from './section.tsx'
import classes from './lead-detail.module.css'

const NEW: FollowUp = { action: '', owner: '', dueOn: null, status: 'open' }
const STATUSES = ['open', 'done', 'dropped'] as const

export function FollowUpSection({ lead }: { lead: Lead }) {
  const { t } = useWords()
  const { api, client } = useApi()
  const newCommand = useNewCommand()
  const times = useTimes()
  const { staff } = useExhibition()
  const refresh = useLeadRefresh()
  const [planning, setPlanning] = useState(false)
  const [typed, setTyped] = useState<Partial<FollowUp>>({})
  const set = useMutation(
    api.lead.setFollowUp.mutationOptions({
      onSuccess: async (_answer, { followUp }) => {
        await refresh()
        // What was typed meanwhile is another change, still to be sent.
        setTyped((now) =>
          Object.fromEntries(
            Object.entries(now).filter(([field, value]) => followUp[field as keyof FollowUp] !== value),
          ),
        )
      },
    }),
  )
  const known = lead.followUp ?? NEW
  const shown = { ...known, ...typed }
  const isKnown = (next: FollowUp) =>
    next.action === known.action &&
    next.owner === known.owner &&
    next.dueOn === known.dueOn &&
    next.status === known.status
  useHalfWritten({
    typed: isKnown(shown) ? null : shown,
    busy: set.isPending,
    textOf: ({ action, owner }) => [action, owner].filter((text) => text !== '').join(' · '),
    send: (followUp) => client.lead.setFollowUp({ command: newCommand(), leadId: lead.leadId, followUp }),
  })
  const send = (fields: Partial<FollowUp> = {}) => {
    const next = { ...shown, ...fields }
    setTyped({ ...typed, ...fields })
    if (!isKnown(next)) set.mutate({ command: newCommand(), leadId: lead.leadId, followUp: next })
  }
  const overdue = shown.status === 'open' && shown.dueOn !== null && shown.dueOn < times.today()
  if (lead.followUp === null && !planning) {
    return (
      <Section title={t('leads.followUp.title')}>
        <p className={classes.quiet}>{t('leads.followUp.none')}</p>
        <Button
          variant="default"
          className={classes.start}
          leftSection={<IconCalendarPlus size={18} stroke={1.6} aria-hidden />}
          onClick={() => setPlanning(true)}
        >
          {t('leads.followUp.plan')}
        </Button>
      </Section>
    )
  }
  return (
    <Section title={t('leads.followUp.title')} change={changeOf(set)}>
      <div className={classes.formGrid}>
        <TextInput
          className={classes.whole}
          label={t('leads.followUp.action')}
          placeholder={t('leads.followUp.actionHint')}
          value={shown.action}
          maxLength={400}
          autoFocus={planning}
          onChange={(event) => setTyped({ ...typed, action: event.currentTarget.value })}
          onBlur={() => send()}
        />
        <TextInput
          label={t('leads.followUp.owner')}
          value={shown.owner}
          maxLength={120}
          list="follow-up-owners"
          onChange={(event) => setTyped({ ...typed, owner: event.currentTarget.value })}
          onBlur={() => send()}
        />
        <TextInput
          type="date"
          label={t('leads.followUp.dueOn')}
          value={shown.dueOn ?? ''}
          error={overdue ? t('leads.followUp.overdue') : null}
          onChange={(event) => setTyped({ ...typed, dueOn: event.currentTarget.value || null })}
          onBlur={() => send()}
        />
        <datalist id="follow-up-owners">
          {staff.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <Segments
        label={t('leads.followUp.status')}
        value={shown.status}
        onChange={(status) => send({ status })}
        options={STATUSES.map((status) => ({
          value: status,
          label: t(`leads.followUp.statuses.${status}`),
          title: t(`leads.followUp.statuses.${status}`),
        }))}
      />
    </Section>
  )
}
