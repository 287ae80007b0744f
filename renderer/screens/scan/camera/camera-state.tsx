/** Why there is no picture, and what to do: never a dialog, always with another way to scan. */
import { Button } from '@mantine/core'
import { IconCameraOff, IconMoonStars } from '@tabler/icons-react'
import { type MessageKey, useWords } from '../../../ui/language.tsx'
import type { CameraPhase, CameraState as State } from '../../../sources/camera-state.ts'
import classes from './camera-panel.module.css'

const WORDS: Record<NonNullable<State['problem']>, { title: MessageKey; text: MessageKey }> = {
  no_camera: { title: 'scanning.camera.none', text: 'scanning.camera.noneText' },
  camera_refused: { title: 'scanning.camera.refused', text: 'scanning.camera.refusedText' },
  camera_in_use: { title: 'scanning.camera.busy', text: 'scanning.camera.busyText' },
  camera_lost: { title: 'scanning.camera.unplugged', text: 'scanning.camera.unpluggedText' },
  camera_failed: { title: 'scanning.camera.failed', text: 'scanning.camera.noneText' },
  insecure: { title: 'scanning.camera.insecure', text: 'scanning.camera.insecureText' },
  decoder_unavailable: { title: 'scanning.camera.noDecoder', text: 'scanning.camera.noDecoderText' },
}

export function CameraState({
  phase,
  problem,
  onStart,
}: {
  phase: CameraPhase
  problem: State['problem']
  onStart: () => void
}) {
  const { t } = useWords()
  if (phase === 'asleep') {
    return (
      <div className={classes.over} role="status">
        <IconMoonStars size={38} stroke={1.4} aria-hidden />
        <p className={classes.overTitle}>{t('scanning.camera.asleep')}</p>
        <p className={classes.overText}>{t('scanning.camera.asleepText')}</p>
        <Button variant="default" className={classes.overButton} onClick={onStart}>
          {t('scanning.camera.wake')}
        </Button>
      </div>
    )
  }
  if (phase !== 'problem' || problem === null) return null
  const { title, text } = WORDS[problem]
  return (
    <div className={classes.over} role="status">
      <IconCameraOff size={38} stroke={1.4} aria-hidden />
      <p className={classes.overTitle}>{t(title)}</p>
      <p className={classes.overText}>{t(text)}</p>
      <Button variant="default" className={classes.overButton} onClick={onStart}>
        {t('scanning.camera.again')}
      </Button>
    </div>
  )
}
