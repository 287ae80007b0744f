/** The form in the Scan room: a new visitor becomes a scan like any other, one who was scanned is corrected. */
import { lazy, Suspense, useState } from 'react'
import { Skeleton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { newCommand, useApi } from '../../ui/client.tsx'
import type { TakePicture } from '../../ui/card-pictures.tsx'
import { changeOf } from '../../ui/saved-mark.tsx'
import { useLeadRefresh } from '../leads/lead-change.ts'
import type { Draft, Filled } from './by-hand/by-hand-form.tsx'
import type { CardScan } from './outcome.ts'
import type { Scanning } from './use-scanning.ts'

// The form brings the rules for names and telephone numbers along.
const ByHandForm = lazy(() => import('./by-hand/by-hand-form.tsx').then((module) => ({ default: module.ByHandForm })))

/** What was typed for a new visitor and is not saved yet; leaving the room does not lose it. */
let kept: Draft | null = null

interface Props {
  /** The scan to complete; null for a new visitor. */
  card: CardScan | null
  takePicture: TakePicture | null
  record: Scanning['record']
  onClose: () => void
}

export function VisitorByHand({ card, takePicture, record, onClose }: Props) {
  const { api } = useApi()
  const refresh = useLeadRefresh()
  const correct = useMutation(api.lead.correct.mutationOptions({
    onSuccess: async () => {
      await refresh()
      onClose()
    },
  }))
  const [draft] = useState(() => (card === null ? kept : null))
  const leadId = card?.saved?.leadId ?? null

  function save({ fields, contact, picture }: Filled) {
    if (leadId === null) {
      record({ payloadHex: '', source: 'form', byHand: { fields, contact, picture } })
      kept = null
      onClose()
    } else if (Object.keys(fields).length === 0) onClose()
    else correct.mutate({ command: newCommand(), leadId, fields })
  }

  return (
    <Suspense fallback={<Skeleton h={420} />}>
      <ByHandForm
        known={card?.contact ?? null} badgeCode={card?.badgeCode ?? null} completing={leadId !== null} draft={draft} takePicture={takePicture}
        change={correct.status === 'idle' ? null : changeOf(correct)} onDraft={(next) => { if (leadId === null) kept = next }} onSave={save} onClose={onClose}
      />
    </Suspense>
  )
}
