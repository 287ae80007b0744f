/** The exhibitors of the booth with their keys and counts. */
import { useExhibition } from '../../../host/exhibition.tsx'
import { ExhibitorMark } from '../../../parts/exhibitor-mark.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useLeadCounts } from '../../../parts/lead-counts.ts'
import classes from '../organise-room.module.css'

export function ExhibitorsSection() {
  const { t, say, number } = useWords()
  const { exhibitors } = useExhibition()
  const leadsOf = useLeadCounts()
  return (
    <>
      <h2 className={classes.heading}>{t('organise.exhibitors.title')}</h2>
      <div className={classes.tablePlace} tabIndex={0} role="region" aria-label={t('organise.exhibitors.title')}>
        <table className={classes.table}>
          <thead>
            <tr>
              {(['name', 'code', 'country', 'leads', 'pin', 'key'] as const).map((column) => (
                <th key={column} scope="col" data-number={column === 'leads' || undefined}>
                  {t(`organise.exhibitors.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {exhibitors.map((exhibitor, index) => (
              <tr key={exhibitor.exhibitorId}>
                <th scope="row">
                  <span className={classes.exhibitor}>
                    <ExhibitorMark position={exhibitor.position} />
                    {say(exhibitor.name)}
                  </span>
                </th>
                <td>{exhibitor.code}</td>
                <td>{exhibitor.country}</td>
                <td data-number>{number(leadsOf(exhibitor))}</td>
                <td>{exhibitor.hasPin ? t('organise.exhibitors.hasPin') : t('organise.exhibitors.noPin')}</td>
                <td>{index < 9 && <kbd>F{index + 1}</kbd>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
