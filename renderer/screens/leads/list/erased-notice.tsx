/** Tells in the list what an erasure did. */
import { Button } from '@mantine/core'
import type { ExhibitorId } from '../../../../shared/domain/ids.ts'
import { arrive } from '../../../ui/arrival.ts'
import { TracesLeft } from '../../../parts/traces-left.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { erasingLead, useErasingLead } from '../erase-lead-work.ts'

export function ErasedNotice({ exhibitorId }: { exhibitorId: ExhibitorId }) {
  const { t } = useWords()
  const { work, subject } = useErasingLead()
  if (work.state !== 'done' || subject?.exhibitorId !== exhibitorId) return null
  const { leads, scans, notWiped, owed } = work.result
  return (
    <div ref={arrive} tabIndex={-1}>
      <Notice
        tone="new"
        title={t('erase.lead.done')}
        action={
          <Button variant="subtle" color="gray" onClick={erasingLead.clear}>
            {t('words.close')}
          </Button>
        }
      >
        {t('erase.doneText', { leads: t('words.leads', { count: leads }), scans: t('erase.scans', { count: scans }) })}
      </Notice>
      <TracesLeft notWiped={notWiped} owed={owed} />
    </div>
  )
}
