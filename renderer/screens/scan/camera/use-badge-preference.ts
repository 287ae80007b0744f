/** Tells whether a code looks like earlier badges. It decides between several codes in view or in one photo. */
import { useCallback } from 'react'
import { isKnownKind } from '../../../../shared/domain/scan/badge-kinds.ts'
import { bytesToHex, type FoundCode } from '../../../../shared/domain/scan/code.ts'
import { useSettings } from '../../../host/settings.ts'
import { useRecorder } from '../../../unsaved/recorder-provider.tsx'

export function useBadgePreference(): (code: FoundCode) => boolean {
  const {
    settings: { badges },
  } = useSettings()
  const { recorder } = useRecorder()
  return useCallback(
    (code) => {
      const reading = recorder.interpret(bytesToHex(code.bytes))
      return reading !== null && isKnownKind(badges, code.symbology, reading.format)
    },
    [recorder, badges],
  )
}
