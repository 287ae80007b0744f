/** The formats of a list, each with what it is for. */
import { IconFileSpreadsheet, IconTable } from '@tabler/icons-react'
import type { FollowupFormat } from '../../../shared/contract/followup.ts'
import { useWords } from '../../ui/language.tsx'
import classes from './follow-up-room.module.css'

const ICONS = { xlsx: IconFileSpreadsheet, csv: IconTable } satisfies Record<FollowupFormat, unknown>
const FORMATS = Object.keys(ICONS) as FollowupFormat[]

export function FormatCards({
  chosen,
  onChoose,
}: {
  chosen: FollowupFormat
  onChoose: (format: FollowupFormat) => void
}) {
  const { t } = useWords()
  return (
    <div className={classes.formats} role="radiogroup" aria-label={t('followup.formats')}>
      {FORMATS.map((format) => {
        const Icon = ICONS[format]
        return (
          <label key={format} className={classes.format} data-chosen={format === chosen || undefined}>
            <input
              type="radio"
              name="format"
              value={format}
              checked={format === chosen}
              onChange={() => onChoose(format)}
            />
            <Icon size={28} stroke={1.4} aria-hidden />
            <span>
              <strong>{t(`followup.format.${format}.name`)}</strong>
              <span className={classes.use}>{t(`followup.format.${format}.use`)}</span>
            </span>
          </label>
        )
      })}
    </div>
  )
}
