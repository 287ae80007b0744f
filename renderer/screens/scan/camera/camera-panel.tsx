/** The camera's whole picture with a guide that lights when a code is seen, and words for every state it can be in. */
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { Loader } from '@mantine/core'
import { symbologiesOf } from '../../../../shared/domain/scan/badge-kinds.ts'
import type { Symbology } from '../../../../shared/domain/scan/symbologies.ts'
import type { TakePicture } from '../../../parts/cards/take-picture.ts'
import { useWords } from '../../../ui/language.tsx'
import { useSettings } from '../../../host/settings.ts'
import { useCamera } from '../../../sources/use-camera.ts'
import { CameraControls } from './camera-controls.tsx'
import { CameraState } from './camera-state.tsx'
import { useRecorder } from '../../../unsaved/recorder-provider.tsx'
import { useBadgePreference } from './use-badge-preference.ts'
import classes from './camera-panel.module.css'

interface Props {
  /** The exhibitor's id: the same badge is scanned once for each. */
  scope: string
  onScan: (payloadHex: string, symbology: Symbology) => void
  /** Told how to take a still, and null while there is no picture. */
  onPicture: (take: TakePicture | null) => void
  /** More to do beside the camera's own controls. */
  children: ReactNode
}

export function CameraPanel({ scope, onScan, onPicture, children }: Props) {
  const { t } = useWords()
  const { settings, known, change } = useSettings()
  const { recorder } = useRecorder()
  const symbologies = useMemo(() => symbologiesOf(settings.badges), [settings.badges])
  const camera = useCamera({
    enabled: known,
    deviceId: settings.cameraId,
    engine: settings.engine,
    symbologies,
    scope,
    gate: recorder.gate,
    prefers: useBadgePreference(),
    onScan: ({ payloadHex, symbology }) => onScan(payloadHex, symbology),
  })
  const { phase, problem, inView, choose, pick, start, videoRef, takePicture } = camera
  const take = useRef(takePicture)
  useEffect(() => {
    take.current = takePicture
  })
  useEffect(() => {
    if (phase !== 'scanning') return undefined
    onPicture(() => take.current())
    return () => onPicture(null)
  }, [phase, onPicture])
  const seen = inView.length > 0
  return (
    <section className={classes.panel} aria-label={t('scanning.camera.label')}>
      <div className={classes.picture} data-phase={phase}>
        <video
          ref={videoRef}
          muted
          playsInline
          className={classes.video}
          data-mirror={settings.mirror || undefined}
          aria-hidden
          tabIndex={-1}
        />
        {phase === 'scanning' && (
          <div className={classes.guide} data-seen={seen || undefined} aria-hidden>
            <i />
            <i />
            <i />
            <i />
          </div>
        )}
        {phase === 'scanning' && choose.length === 0 && (
          <p className={classes.hint} data-seen={seen || undefined}>
            {seen ? t('scanning.camera.found') : t('scanning.camera.hold')}
          </p>
        )}
        {choose.length > 0 && <p className={classes.hint}>{t('scanning.camera.chooseCode')}</p>}
        {choose.map((code, index) => (
          <button
            key={code.sighting.payloadHex}
            type="button"
            className={classes.pick}
            aria-label={`${t('scanning.camera.chooseCode')} ${index + 1}`}
            style={{ left: `${(settings.mirror ? 1 - code.x : code.x) * 100}%`, top: `${code.y * 100}%` }}
            onClick={() => pick(code.sighting)}
          >
            {index + 1}
          </button>
        ))}
        {phase === 'starting' && (
          <div className={classes.over}>
            <Loader color="white" type="dots" />
            <p>{t('scanning.camera.starting')}</p>
          </div>
        )}
        <CameraState phase={phase} problem={problem} onStart={start} />
      </div>
      <CameraControls camera={camera} settings={settings} onChange={change}>
        {children}
      </CameraControls>
    </section>
  )
}
