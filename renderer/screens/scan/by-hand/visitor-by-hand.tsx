/** The form in the Scan room. A new visitor becomes a scan; a scanned visitor is corrected. */
import { lazy, Suspense } from 'react'
import { Skeleton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useApi } from '../../../host/client.tsx'
import { useNewCommand } from '../../../host/settings.ts'
import type { TakePicture } from '../../../parts/cards/take-picture.ts'
import { useDraft } from '../../../unsaved/drafts.ts'
import { changeOf } from '../../../parts/saved-mark.tsx'
import { useLeadRefresh } from '../../../parts/lead-change.ts'
import type { Draft, Filled } from './by-hand-form.tsx'
import type { CardScan } from '../../../unsaved/outcome.ts'
import type { Scanning } from '../use-scanning.ts'

// Loaded late: the form needs the large rules for names and telephone numbers.
const ByHandForm = lazy(() => import('./by-hand-form.tsx').then((module) => ({ default: module.ByHandForm })))

interface Props {
  /** The scan to complete; null for a new visitor. */
  card: CardScan | null
  takePicture: TakePicture | null
  record: Scanning['record']
  onClose: () => void
}

export function VisitorByHand({ card, takePicture, record, onClose }: Props) {
  const { api } = useApi()
  const newCommand = useNewCommand()
  const refresh = useLeadRefresh()
  const leadId = card?.saved?.leadId ?? null
  const [draft, setDraft] = useDraft<Draft>(`by hand ${leadId ?? 'new'}`)
  const correct = useMutation(
    api.lead.correct.mutationOptions({
      onSuccess: async () => {
        await refresh()
        setDraft(null)
        onClose()
      },
    }),
  )

  // Closing keeps the draft of a new visitor and drops that of a correction.
  function close() {
    if (leadId !== null) setDraft(null)
    onClose()
  }

  function save({ fields, contact, picture }: Filled) {
    if (leadId === null) {
      record({ payloadHex: '', source: 'form', byHand: { fields, contact, picture } })
      setDraft(null)
      onClose()
    } else if (Object.keys(fields).length === 0) {
      setDraft(null)
      onClose()
    } else correct.mutate({ command: newCommand(), leadId, fields })
  }

  return (
    <Suspense fallback={<Skeleton h={420} />}>
      <ByHandForm
        known={card?.contact ?? null}
        badgeCode={card?.badgeCode ?? null}
        completing={leadId !== null}
        draft={draft}
        takePicture={takePicture}
        change={correct.status === 'idle' ? null : changeOf(correct)}
        onDraft={setDraft}
        onSave={save}
        onClose={close}
      />
    </Suspense>
  )
}
