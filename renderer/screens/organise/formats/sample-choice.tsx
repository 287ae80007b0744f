/** Payloads that were scanned and that no format explains wholly: two or three of one kind are chosen to be marked. */
import { Checkbox } from '@mantine/core'
import type { BadgeSample } from '../../../../shared/contract/template.ts'
import { useWords } from '../../../ui/language.tsx'
import { oneLine, readingInWords } from './marking.ts'
import classes from './formats.module.css'

interface Props {
  samples: readonly BadgeSample[]
  chosen: readonly string[]
  onChosen: (chosen: string[]) => void
}

/** More samples would not improve the format. */
export const MAX_CHOSEN = 3

export function SampleChoice({ samples, chosen, onChosen }: Props) {
  const { t } = useWords()
  return (
    <ul className={classes.choices} aria-label={t('badgeFormats.choose')}>
      {samples.map((sample) => {
        const on = chosen.includes(sample.payloadHex)
        return (
          <li key={sample.payloadHex}>
            <Checkbox
              className={classes.choice}
              checked={on}
              disabled={!on && chosen.length >= MAX_CHOSEN}
              onChange={() =>
                onChosen(on ? chosen.filter((one) => one !== sample.payloadHex) : [...chosen, sample.payloadHex])
              }
              label={
                <span className={classes.choiceWords}>
                  <bdi className={classes.choiceText}>{oneLine(sample.text)}</bdi>
                  <span className={classes.quiet}>
                    {sample.contact === null ? t(`reading.format.${sample.format}`) : readingInWords(sample)} ·{' '}
                    {t('badgeFormats.scans', { count: sample.scans })}
                  </span>
                </span>
              }
            />
          </li>
        )
      })}
    </ul>
  )
}
