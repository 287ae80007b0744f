/** The first lines of the list as they will be written; nothing in them is interpreted. */
import { useWords } from '../../ui/language.tsx'
import classes from './follow-up-room.module.css'

export function ListPreview({ headings, rows }: { headings: readonly string[]; rows: readonly (readonly string[])[] }) {
  const { t } = useWords()
  const caption = t('followup.previewCaption', { count: rows.length })
  // A column that is empty in every line shown says nothing here.
  const shown = headings
    .map((heading, index) => ({ heading, index }))
    .filter(({ index }) => rows.some((row) => (row[index] ?? '') !== ''))
  return (
    <section>
      <h2 className={classes.label}>
        {t('followup.preview')} <span className={classes.quiet}>{caption}</span>
      </h2>
      <div className={classes.preview} role="region" tabIndex={0} aria-label={t('followup.preview')}>
        <table>
          <thead>
            <tr>
              {shown.map(({ heading, index }) => (
                <th key={index} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row[0]}>
                {shown.map(({ index }) => (
                  <td key={index} title={row[index]}>
                    <bdi>{row[index]}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
