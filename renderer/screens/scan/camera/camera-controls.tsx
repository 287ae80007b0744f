/** Which camera, mirrored or not, its light and zoom; and a plain word when the spare scanner engine is at work. */
import type { ReactNode } from 'react'
import { ActionIcon, Select, Slider, Tooltip } from '@mantine/core'
import { IconBulb, IconBulbOff, IconFlipHorizontal } from '@tabler/icons-react'
import type { Settings } from '../../../../shared/contract/settings.ts'
import { useWords } from '../../../ui/language.tsx'
import type { UseCamera } from '../../../sources/use-camera.ts'
import classes from './camera-panel.module.css'

interface Props {
  camera: UseCamera
  settings: Settings
  onChange: (change: Partial<Settings>) => void
  children: ReactNode
}

export function CameraControls({ camera, settings, onChange, children }: Props) {
  const { t } = useWords()
  const { cameras, deviceId, torch, zoom, engine, engineReason } = camera
  const choices = cameras
    .filter((choice) => choice.deviceId !== '')
    .map((choice, index) => ({
      value: choice.deviceId,
      label: choice.label || t('scanning.camera.unnamed', { number: index + 1 }),
    }))
  return (
    <>
      <div className={classes.controls}>
        {choices.length === 0 && <span className={classes.noChoice}>{t('scanning.camera.label')}</span>}
        {choices.length > 0 && (
          <Select
            className={classes.chooser}
            variant="unstyled"
            aria-label={t('scanning.camera.choose')}
            data={choices}
            value={deviceId ?? settings.cameraId}
            onChange={(cameraId) => onChange({ cameraId })}
            px={10}
          />
        )}
        {zoom !== null && (
          <Slider
            className={classes.zoom}
            aria-label={t('scanning.camera.zoom')}
            thumbLabel={t('scanning.camera.zoom')}
            label={null}
            min={zoom.min}
            max={zoom.max}
            step={zoom.step}
            value={zoom.value}
            onChange={(value) => void camera.setZoom(value)}
          />
        )}
        {torch !== null && (
          <Tooltip label={t('scanning.camera.torch')}>
            <ActionIcon
              aria-label={t('scanning.camera.torch')}
              aria-pressed={torch}
              onClick={() => void camera.setTorch(!torch)}
            >
              {torch ? <IconBulb size={20} /> : <IconBulbOff size={20} />}
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label={t('scanning.camera.mirror')}>
          <ActionIcon
            aria-label={t('scanning.camera.mirror')}
            aria-pressed={settings.mirror}
            variant={settings.mirror ? 'light' : 'subtle'}
            color={settings.mirror ? 'murasaki' : 'gray'}
            onClick={() => onChange({ mirror: !settings.mirror })}
          >
            <IconFlipHorizontal size={20} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        {children}
      </div>
      {engineReason !== null && (
        <p className={classes.engine} role="status">
          {t('scanning.camera.fallback', { detail: t(`engine.${engineReason}`) })}
        </p>
      )}
      {engineReason === null && engine === 'html5-qrcode' && (
        <p className={classes.engine} data-quiet role="status">
          {t('scanning.camera.fallbackSetting')}
        </p>
      )}
    </>
  )
}
