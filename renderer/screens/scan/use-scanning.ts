/** Turns a payload of any source into a scan for the chosen exhibitor, or holds it until one is chosen. */
import { useCallback, useEffect } from 'react'
import type { ExhibitorSummary } from '../../../shared/contract/exhibition.ts'
import { useExhibitor } from '../../host/exhibition.tsx'
import { useWords } from '../../ui/language.tsx'
import { useSettings } from '../../host/settings.ts'
import { play } from '../../ui/sounds.ts'
import type { HeldOrder } from '../../unsaved/held.ts'
import type { ScanEntry } from '../../unsaved/recorder.ts'
import { useRecorder } from '../../unsaved/recorder-provider.tsx'
import { useStore } from '../../store.ts'

type Scanned = Omit<HeldOrder, 'staff' | 'language'>

export interface Scanning {
  /** The chosen exhibitor. */
  exhibitor: ExhibitorSummary | null
  record: (scanned: Scanned) => ScanEntry | 'held'
  /** Names a payload before its scan is answered: the visitor's name, the badge code, or the kind of code. */
  describe: (payloadHex: string) => string
}

export function useScanning(): Scanning {
  const { t, language } = useWords()
  const {
    settings: { exhibitorId, staff, sound },
  } = useSettings()
  const { recorder } = useRecorder()
  const exhibitor = useExhibitor(exhibitorId)
  const waiting = useStore(recorder.held)

  const record = useCallback(
    (scanned: Scanned): ScanEntry | 'held' => {
      const order: HeldOrder = { ...scanned, staff, language }
      if (exhibitor !== null) return recorder.record({ ...order, exhibitorId: exhibitor.exhibitorId })
      if (recorder.held.hold(order) && sound) play('kept')
      return 'held'
    },
    [exhibitor, recorder, staff, language, sound],
  )

  useEffect(() => {
    if (exhibitor === null || waiting.length === 0) return
    for (const { id: _id, reading: _reading, at, ...order } of recorder.held.take()) {
      // The badge may still be in view: do not scan it a second time for this exhibitor.
      recorder.gate.admits(exhibitor.exhibitorId, order.payloadHex, performance.now())
      recorder.record({ ...order, exhibitorId: exhibitor.exhibitorId }, at)
    }
  }, [exhibitor, waiting, recorder])

  const describe = useCallback(
    (payloadHex: string): string => {
      const reading = recorder.interpret(payloadHex)
      if (reading === null) return t('words.nameUnknown')
      return reading.contact?.fullName || reading.badgeCode || t(`reading.format.${reading.format}`)
    },
    [recorder, t],
  )

  return { exhibitor, record, describe }
}
