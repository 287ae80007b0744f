/** The badge of an erased visitor. Nothing is recorded until the visitor was asked and agreed. */
import { Button } from '@mantine/core'
import { useWords } from '../../../ui/language.tsx'
import type { CardScan } from '../../../unsaved/outcome.ts'
import { useRecorder } from '../../../unsaved/recorder-provider.tsx'
import classes from './last-scan.module.css'

export function ErasedVisitor({ card }: { card: CardScan }) {
  const { t } = useWords()
  const { recorder, entries } = useRecorder()
  const entry = entries.find(({ id }) => id === card.key)
  function recordAnew() {
    if (entry === undefined) return
    const { exhibitorId, payloadHex, source, staff, language, symbology, byHand } = entry
    recorder.record({
      exhibitorId,
      payloadHex,
      source,
      staff,
      language,
      afterErasure: true,
      ...(symbology && { symbology }),
      ...(byHand && { byHand }),
    })
  }
  return (
    <div className={classes.erased}>
      <p>{t('scanning.what.erased')}</p>
      <p>{t('scanning.erased.ask')}</p>
      {entry !== undefined && (
        <Button variant="default" onClick={recordAnew}>
          {t('scanning.erased.anyway')}
        </Button>
      )}
    </div>
  )
}
