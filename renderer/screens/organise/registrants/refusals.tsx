/** Rows of a list that were refused: the number for each reason, then each line with its reason. */
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { RegistrantReport } from '../../../../shared/contract/registrant.ts'
import { REFUSALS } from '../../../../shared/domain/registrants/row.ts'
import { useWords } from '../../../ui/language.tsx'
import { saveFile } from '../../../ui/files.ts'
import room from '../organise-room.module.css'
import classes from './registrants.module.css'

/** More than anyone reads; the file has them all. */
const SHOWN = 200

export function Refusals({ report: { refused, reasons, refusals } }: { report: RegistrantReport }) {
  const { t, number } = useWords()
  const wordsOf = ({ reason, by }: RegistrantReport['refusals'][number]) =>
    by === undefined
      ? t(`registrants.refusal.${reason}`)
      : t('words.bracketed', { text: t(`registrants.refusal.${reason}`), more: t('registrants.byLine', { line: by }) })
  function download() {
    const rows = refusals.map((refusal) => `${refusal.line},"${wordsOf(refusal).replaceAll('"', '""')}"`)
    saveFile(
      new Blob([`\uFEFF${[`${t('registrants.line')},${t('registrants.reason')}`, ...rows].join('\r\n')}\r\n`], {
        type: 'text/csv',
      }),
      'refused.csv',
    )
  }
  return (
    <section className={classes.refusals} aria-label={t('registrants.refusedTitle')}>
      <table className={room.table}>
        <thead>
          <tr>
            <th scope="col">{t('registrants.reason')}</th>
            <th scope="col" data-number>
              {t('registrants.count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {REFUSALS.filter((reason) => (reasons[reason] ?? 0) > 0).map((reason) => (
            <tr key={reason}>
              <th scope="row" className={classes.reason}>
                {t(`registrants.refusal.${reason}`)}
              </th>
              <td data-number>{number(reasons[reason] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.lines} tabIndex={0} role="region" aria-label={t('registrants.line')}>
        <table className={room.table}>
          <thead>
            <tr>
              <th scope="col" data-number>
                {t('registrants.line')}
              </th>
              <th scope="col">{t('registrants.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {refusals.slice(0, SHOWN).map((refusal) => (
              <tr key={`${refusal.line} ${refusal.reason}`}>
                <td data-number>{number(refusal.line)}</td>
                <td className={classes.reason}>{wordsOf(refusal)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {refused > SHOWN && (
          <p className={room.quiet}>
            {t('registrants.refusedMore', { count: refused - Math.min(SHOWN, refusals.length) })}
          </p>
        )}
      </div>
      <Button
        className={room.start}
        variant="default"
        leftSection={<IconDownload size={18} stroke={1.6} aria-hidden />}
        onClick={download}
      >
        {t('registrants.download')}
      </Button>
    </section>
  )
}
