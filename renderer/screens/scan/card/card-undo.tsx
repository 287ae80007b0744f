/** Takes a scan back: prominent for ten seconds, quiet afterwards. The scan stays recorded; the lead hides it. */
import { useEffect, useState } from 'react'
import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ExhibitorId, LeadId, ScanId } from '../../../../shared/domain/ids.ts'
import { newCommand, useApi } from '../../../host/client.tsx'
import { useKeys } from '../../../ui/keys.ts'
import { useWords } from '../../../ui/language.tsx'
import { changeOf, SavedMark } from '../../../parts/saved-mark.tsx'
import { useRecorder } from '../../../unsaved/recorder-provider.tsx'
import classes from './card-actions.module.css'

const PROMINENT_MS = 10_000

function secondsLeft(at: string): number {
  return Math.max(0, Math.ceil((Date.parse(at) + PROMINENT_MS - Date.now()) / 1000))
}

interface Props {
  leadId: LeadId
  scanId: ScanId
  exhibitorId: ExhibitorId
  at: string
}

export function CardUndo({ leadId, scanId, exhibitorId, at }: Props) {
  const { t } = useWords()
  const { api } = useApi()
  const queries = useQueryClient()
  const { recorder } = useRecorder()
  const [left, setLeft] = useState(() => secondsLeft(at))
  useEffect(() => {
    const timer = setInterval(() => {
      const now = secondsLeft(at)
      setLeft(now)
      if (now === 0) clearInterval(timer)
    }, 500)
    return () => clearInterval(timer)
  }, [at])
  const undo = useMutation(
    api.scan.undo.mutationOptions({
      onSuccess: async () => {
        const entry = recorder.entries.get().find((one) => one.ack?.scanId === scanId)
        if (entry !== undefined) recorder.gate.forget(exhibitorId, entry.payloadHex)
        await Promise.all(
          [api.scan.key(), api.lead.key(), api.health.key(), api.followup.key()].map((queryKey) =>
            queries.invalidateQueries({ queryKey }),
          ),
        )
      },
    }),
  )
  const go = () => {
    if (!undo.isPending) undo.mutate({ command: newCommand(), leadId, scanId })
  }
  useKeys({ u: go })
  return (
    <div className={classes.undo}>
      <Button
        {...(left > 0 ? { variant: 'light' } : { variant: 'subtle', color: 'gray' })}
        leftSection={<IconArrowBackUp size={18} aria-hidden />}
        loading={undo.isPending}
        rightSection={
          <>
            {left > 0 && <span className={classes.left}>{t('words.secondsLeft', { count: left })}</span>}
            <kbd aria-hidden>U</kbd>
          </>
        }
        onClick={go}
      >
        {t('scanning.undo')}
      </Button>
      {undo.isError && <SavedMark change={changeOf(undo)} />}
    </div>
  )
}
