/** How this station reads: which scanner engine looks at the camera, and how its hand scanner is set. */
import { lazy, Suspense, useState } from 'react'
import { ActionIcon, Button, Modal, Skeleton, Tooltip } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconBarcode } from '@tabler/icons-react'
import type { EngineName } from '../../../../shared/domain/scan/problems.ts'
import { useWords } from '../../../ui/language.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { useSettings } from '../../../host/settings.ts'
import { WedgeFields } from './wedge-fields.tsx'
import classes from './scan-settings.module.css'

const ScannerCheck = lazy(() => import('./scanner-check.tsx').then((module) => ({ default: module.ScannerCheck })))

const ENGINES: readonly EngineName[] = ['zxing', 'html5-qrcode']

interface Props {
  /** Is the check open? It then receives the scanner's keys instead of the room. */
  checking: boolean
  onChecking: (checking: boolean) => void
}

export function ScanSettings({ checking, onChecking }: Props) {
  const { t } = useWords()
  const { settings, change } = useSettings()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Tooltip label={t('scanner.settings')}>
        <ActionIcon aria-label={t('scanner.settings')} onClick={() => setOpened(true)}>
          <IconAdjustmentsHorizontal size={20} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('scanner.settings')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('words.close'), size: 44, iconSize: 20 }}
      >
        <div className={classes.sections}>
          <section>
            <h3>{t('scanner.engine.title')}</h3>
            <Segments
              label={t('scanner.engine.title')}
              value={settings.engine}
              onChange={(engine) => change({ engine })}
              options={ENGINES.map((value) => ({
                value,
                label: t(`scanner.engine.${value}`),
                title: t(`scanner.engine.${value}`),
              }))}
            />
            <p className={classes.quiet}>
              {t(`scanner.engine.${settings.engine === 'zxing' ? 'zxingText' : 'html5Text'}`)}
            </p>
          </section>
          <section>
            <h3>{t('scanner.wedge.title')}</h3>
            <p className={classes.quiet}>{t('scanner.wedge.text')}</p>
            <Button
              className={classes.start}
              leftSection={<IconBarcode size={20} stroke={1.6} aria-hidden />}
              onClick={() => {
                setOpened(false)
                onChecking(true)
              }}
            >
              {t('scanner.check.open')}
            </Button>
            <WedgeFields wedge={settings.wedge} onChange={(wedge) => change({ wedge })} />
          </section>
        </div>
      </Modal>
      <Modal
        opened={checking}
        onClose={() => onChecking(false)}
        title={t('scanner.check.title')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('words.close'), size: 44, iconSize: 20 }}
      >
        <Suspense fallback={<Skeleton h={360} />}>
          <ScannerCheck />
        </Suspense>
      </Modal>
    </>
  )
}
