/** Consent, purpose by purpose: given or withdrawn, when, and in which wording. Each is a fact that stays. */
import { Button } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { Lead } from '../../../../shared/contract/shapes.ts'
import { newCommand, useApi } from '../../../host/client.tsx'
import { useExhibition } from '../../../host/exhibition.tsx'
import { useWords } from '../../../ui/language.tsx'
import { changeOf } from '../../../parts/saved-mark.tsx'
import { useTimes } from '../../../parts/times.ts'
import { useLeadRefresh } from '../../../parts/lead-change.ts'
import { Section } from './section.tsx'
import classes from './lead-detail.module.css'

export function ConsentsSection({ lead }: { lead: Lead }) {
  const { t, say, language } = useWords()
  const { api } = useApi()
  const times = useTimes()
  const { consent } = useExhibition()
  const refresh = useLeadRefresh()
  const record = useMutation(api.lead.recordConsent.mutationOptions({ onSuccess: refresh }))
  return (
    <Section title={t('leads.consents.title')} change={changeOf(record)}>
      {consent.purposes.length === 0 && <p className={classes.quiet}>{t('leads.consents.none')}</p>}
      <ul className={classes.consents}>
        {consent.purposes.map(({ id, text }) => {
          const latest = lead.consents.findLast(({ purpose }) => purpose === id)
          const given = latest?.given === true
          const when =
            latest === undefined
              ? t('leads.consents.never')
              : t(given ? 'leads.consents.given' : 'leads.consents.withdrawn', { at: times.full(latest.at) })
          const Icon = given ? IconCircleCheck : IconCircleDashed
          return (
            <li key={id} className={classes.consent} data-given={given || undefined}>
              <Icon size={20} stroke={1.6} aria-hidden />
              <div className={classes.grow}>
                <p>{say(text)}</p>
                <p className={classes.quiet}>
                  {when}
                  {latest !== undefined && <> · {t('leads.consents.wording', { version: latest.wordingVersion })}</>}
                </p>
              </div>
              <Button
                variant={given ? 'subtle' : 'light'}
                {...(given ? { color: 'gray' } : {})}
                loading={record.isPending && record.variables.purpose === id}
                onClick={() =>
                  record.mutate({ command: newCommand(), leadId: lead.leadId, purpose: id, given: !given, language })
                }
              >
                {given ? t('leads.consents.withdraw') : t('leads.consents.give')}
              </Button>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
