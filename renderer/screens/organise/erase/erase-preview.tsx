/** Shows the visitors that an erasure finds and what each exhibitor holds of them. */
import type { ErasePreview as Preview } from '../../../../shared/contract/erasure.ts'
import { arrive } from '../../../ui/arrival.ts'
import { useExhibition } from '../../../host/exhibition.tsx'
import { ExhibitorMark } from '../../../parts/exhibitor-mark.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import room from '../organise-room.module.css'
import classes from './erase.module.css'

export function ErasePreview({ preview: { visitors } }: { preview: Preview }) {
  const { t } = useWords()
  const known = visitors.filter(({ leads }) => leads.length > 0)
  if (known.length === 0)
    return (
      <div ref={arrive} tabIndex={-1}>
        <Notice tone="kept" title={t('erase.notHere')}>
          {t('erase.notHereText')}
        </Notice>
      </div>
    )
  return (
    <section className={classes.found} aria-label={t('erase.found', { count: known.length })}>
      <h3 ref={arrive} tabIndex={-1} className={room.subheading}>
        {t('erase.found', { count: known.length })}
      </h3>
      {known.map((visitor) => (
        <Visitor key={visitor.visitorId} visitor={visitor} />
      ))}
    </section>
  )
}

function Visitor({ visitor: { fullName, organisation, badgeCode, leads } }: { visitor: Preview['visitors'][number] }) {
  const { t, say, number } = useWords()
  const { exhibitors } = useExhibition()
  return (
    <div className={classes.visitor}>
      <p className={classes.name}>
        <bdi>{fullName || badgeCode || t('erase.nameless')}</bdi>
      </p>
      <p className={room.quiet}>
        {[organisation, fullName === '' ? '' : (badgeCode ?? '')].filter((part) => part !== '').join(' · ')}
      </p>
      <div
        className={room.tablePlace}
        tabIndex={0}
        role="region"
        aria-label={fullName || badgeCode || t('erase.nameless')}
      >
        <table className={room.table}>
          <thead>
            <tr>
              {(['exhibitor', 'scans', 'notes', 'pictures'] as const).map((column) => (
                <th key={column} scope="col" data-number={column === 'exhibitor' ? undefined : true}>
                  {t(`erase.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {leads.map(({ exhibitorId, scans, notes, cards }) => {
              const exhibitor = exhibitors.find((one) => one.exhibitorId === exhibitorId)
              return (
                <tr key={exhibitorId}>
                  <th scope="row">
                    <span className={room.exhibitor}>
                      {exhibitor !== undefined && (
                        <>
                          <ExhibitorMark position={exhibitor.position} />
                          {say(exhibitor.name)}
                        </>
                      )}
                    </span>
                  </th>
                  <td data-number>{number(scans)}</td>
                  <td data-number>{number(notes)}</td>
                  <td data-number>{number(cards)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </div>
  )
}
