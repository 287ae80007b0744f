/** Erases this lead for good. It stands below everything else and asks for a typed word. */
import { useState } from 'react'
import { Button } from '@mantine/core'
import { IconEraser } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { flushSync } from 'react-dom'
import type { ExhibitorId } from '../../../../shared/domain/ids.ts'
import { forget } from '../../../unsaved/forget.ts'
import { useApi } from '../../../host/client.tsx'
import { ConfirmErase } from '../../../parts/confirm-erase.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { WorkProgress } from '../../../ui/work-progress.tsx'
import { eraseLead, erasingLead, useErasingLead } from '../erase-lead-work.ts'
import type { LeadDetail } from '../../../parts/lead-change.ts'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import classes from './lead-detail.module.css'

interface Props {
  detail: LeadDetail
  exhibitorId: ExhibitorId
  name: string
  onErased: () => void
}

export function EraseLead({ detail: { lead }, exhibitorId, name, onErased }: Props) {
  const { t } = useWords()
  const { api, client } = useApi()
  const queries = useQueryClient()
  const { work, subject } = useErasingLead()
  const [asked, setAsked] = useState<'never' | 'now' | 'before'>('never')
  const { leadId } = lead
  const { data: pictures = [] } = useQuery(api.card.list.queryOptions({ input: { leadId } }))
  const mine = subject?.leadId === leadId
  const erase = async () => {
    if (!(await eraseLead(client, { leadId, exhibitorId }))) return
    // The screen closes the lead first, so that nothing fetches it again.
    flushSync(() => onErased())
    await forget(queries, { kind: 'erased', leadId })
  }
  return (
    <section className={classes.section} aria-label={t('erase.lead.title')}>
      {work.state === 'running' && <WorkProgress label={t('erase.erasing')} work={work} onStop={erasingLead.stop} />}
      {mine && work.state === 'stopped' && <Notice tone="quiet">{t('erase.stopped')}</Notice>}
      {mine && work.state === 'failed' && <FailureNotice error={work.error} title={t('erase.failed')} />}
      {work.state !== 'running' && asked !== 'now' && (
        <Button
          variant="subtle"
          color="gray"
          className={classes.erase}
          autoFocus={asked === 'before'}
          leftSection={<IconEraser size={18} stroke={1.6} aria-hidden />}
          onClick={() => {
            erasingLead.clear()
            setAsked('now')
          }}
        >
          {t('erase.lead.open')}
        </Button>
      )}
      {work.state !== 'running' && asked === 'now' && (
        <ConfirmErase
          onErase={() => {
            setAsked('before')
            void erase()
          }}
          onCancel={() => setAsked('before')}
        >
          <p>
            {t('erase.lead.text', {
              name,
              scans: t('erase.scans', { count: lead.scans.length }),
              notes: t('erase.lead.notes', { count: lead.notes.length }),
              pictures: t('erase.lead.pictures', { count: pictures.length }),
            })}
          </p>
          <p className={classes.quiet}>{t('erase.lead.elsewhere')}</p>
        </ConfirmErase>
      )}
    </section>
  )
}
