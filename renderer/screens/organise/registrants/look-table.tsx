/** The first rows of a list under its headings. A person can correct what each column holds. */
import { useState } from 'react'
import { Button, NativeSelect } from '@mantine/core'
import type { ListPreview } from '../../../../shared/contract/registrant.ts'
import { REGISTRANT_FIELDS, type RegistrantField } from '../../../../shared/domain/registrants/fields.ts'
import { useWords } from '../../../ui/language.tsx'
import classes from './registrants.module.css'

/** More columns would make the page slow, and few of them are wanted. */
const COLUMNS = 40
const CHOICES: readonly RegistrantField[] = [
  'ignore',
  'badgeCode',
  ...REGISTRANT_FIELDS.filter((field) => field !== 'ignore' && field !== 'badgeCode'),
]

/** Only one column may hold the code: a new choice clears the old one. Other fields may stand twice. */
function remapped(mapping: readonly RegistrantField[], column: number, field: RegistrantField): RegistrantField[] {
  return mapping.map((old, index) =>
    index === column ? field : field === 'badgeCode' && old === 'badgeCode' ? 'ignore' : old,
  )
}

export function LookTable({
  look: { headings, mapping, rows },
  onMapping,
}: {
  look: ListPreview
  onMapping: (mapping: RegistrantField[]) => void
}) {
  const { t, number } = useWords()
  const [all, setAll] = useState(false)
  const shown = headings.slice(0, all ? undefined : COLUMNS)
  const choices = CHOICES.map((value) => ({ value, label: t(`registrants.field.${value}`) }))
  return (
    <>
      <div className={classes.look} tabIndex={0} role="region" aria-label={t('registrants.look')}>
        <table>
          <thead>
            <tr>
              <th scope="col" className={classes.lineNumber}>
                {t('registrants.line')}
              </th>
              {shown.map((heading, column) => (
                // Headings may be equal or missing, so the key is the column's place.
                <th key={column} scope="col" data-field={mapping[column]}>
                  <span className={classes.headingText} title={heading}>
                    <bdi>{heading}</bdi>
                  </span>
                  <NativeSelect
                    aria-label={t('registrants.holds', { heading })}
                    data={choices}
                    value={mapping[column] ?? 'ignore'}
                    size="sm"
                    onChange={({ currentTarget: { value } }) =>
                      onMapping(remapped(mapping, column, CHOICES.find((known) => known === value) ?? 'ignore'))
                    }
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, cells }) => (
              <tr key={line}>
                <td className={classes.lineNumber}>{number(line)}</td>
                {shown.map((heading, column) => (
                  <td key={`${heading} ${column}`} data-field={mapping[column]} title={cells[column]}>
                    <bdi>{cells[column] ?? ''}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < headings.length && (
        <p className={classes.more}>
          {t('registrants.more', { count: headings.length - shown.length })}
          <Button variant="default" onClick={() => setAll(true)}>
            {t('registrants.showMore')}
          </Button>
        </p>
      )}
    </>
  )
}
