/** Checks a hand scanner: one scan of a test code shows its settings, and the station keeps them. */
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { createGate } from '../../../../shared/domain/scan/gate.ts'
import { checkScanner, type ScannerCheck as Check } from '../../../../shared/domain/wedge/check-scanner.ts'
import type { PhysicalKey } from '../../../../shared/domain/wedge/keys.ts'
import { SHORT_TEST_CODE_TEXT, TEST_CODE_TEXT } from '../../../../shared/domain/wedge/recognise-layout.ts'
import { useWedge } from '../../../sources/use-wedge.ts'
import { arrive } from '../../../ui/arrival.ts'
import { useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useSettings } from '../../../host/settings.ts'
import { LinesPicture, QrPicture } from './test-codes.tsx'
import classes from './scanner-check.module.css'

/** The longer code gives about twice as many keys as this, the shorter one half. */
const LONGEST_SHORT = 40

function checkKeys(keys: readonly PhysicalKey[]): Check {
  return checkScanner(keys, keys.length > LONGEST_SHORT ? TEST_CODE_TEXT : SHORT_TEST_CODE_TEXT)
}

export function ScannerCheck() {
  const { t } = useWords()
  const { change } = useSettings()
  const [check, setCheck] = useState<Check | null>(null)
  const [gate] = useState(createGate)
  useWedge({
    enabled: true,
    layout: 'us',
    prefix: '',
    suffix: 'any',
    scope: 'check',
    gate,
    onScan: () => undefined,
    onKeys(keys) {
      const found = checkKeys(keys)
      setCheck(found)
      if (found.result === 'unusable') return
      const { overrides, ...setting } = found.setting
      change({ wedge: { ...setting, ...(overrides === undefined ? {} : { overrides: { ...overrides } }) } })
    },
  })
  return (
    <div className={classes.place}>
      <div className={classes.codes}>
        <Codes />
      </div>
      {createPortal(
        <div className={classes.sheet}>
          <h1>{t('scanner.check.sheet')}</h1>
          <Codes />
        </div>,
        document.body,
      )}
      <div className={classes.words}>
        <p>{t('scanner.check.text')}</p>
        {check === null ? (
          <p className={classes.waiting} role="status">
            <span className={classes.pulse} aria-hidden />
            {t('scanner.check.waiting')}
          </p>
        ) : (
          <div ref={arrive} tabIndex={-1}>
            <Outcome check={check} />
          </div>
        )}
        <Button
          className={classes.print}
          variant="default"
          leftSection={<IconPrinter size={18} stroke={1.6} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('scanner.check.print')}
        </Button>
      </div>
    </div>
  )
}

function Codes() {
  const { t } = useWords()
  return (
    <>
      <figure>
        <QrPicture text={TEST_CODE_TEXT} label={t('scanner.check.qr')} className={classes.qr} />
        <figcaption>{t('scanner.check.qr')}</figcaption>
      </figure>
      <figure>
        <LinesPicture text={SHORT_TEST_CODE_TEXT} label={t('scanner.check.lines')} className={classes.lines} />
        <figcaption>{t('scanner.check.lines')}</figcaption>
      </figure>
    </>
  )
}

function Outcome({ check }: { check: Check }) {
  const { t } = useWords()
  if (check.result === 'unusable') {
    return (
      <Notice tone="failed" title={t('scanner.check.unusable')}>
        {check.lost.length > 0 && (
          <p>
            {t('scanner.check.lost')} <code className={classes.lost}>{check.lost.join(' ')}</code>
          </p>
        )}
        <p>{t('scanner.check.advice')}</p>
      </Notice>
    )
  }
  const { layout, prefix, suffix } = check.setting
  return (
    <Notice tone="new" title={t('scanner.check.known')}>
      <dl className={classes.facts}>
        <div>
          <dt>{t('scanner.wedge.layout')}</dt>
          <dd>{t(check.result === 'custom' ? 'scanner.layout.custom' : `scanner.layout.${layout}`)}</dd>
        </div>
        <div>
          <dt>{t('scanner.wedge.suffix')}</dt>
          <dd>{t(`scanner.suffix.${suffix}`)}</dd>
        </div>
        <div>
          <dt>{t('scanner.wedge.prefix')}</dt>
          <dd>{prefix === '' ? t('scanner.wedge.noPrefix') : <code>{prefix}</code>}</dd>
        </div>
      </dl>
      <p>{t('scanner.check.saved')}</p>
    </Notice>
  )
}
