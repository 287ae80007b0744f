/** The last scans of this station: each can be opened again in the card, to rank it or to add a note. */
import type { RecentScan } from '../../../../shared/contract/scan.ts'
import type { ScanId } from '../../../../shared/domain/ids.ts'
import { useExhibition } from '../../../host/exhibition.tsx'
import { ExhibitorMark } from '../../../parts/exhibitor-mark.tsx'
import { useWords } from '../../../ui/language.tsx'
import { PersonName } from '../../../parts/person-name.tsx'
import { RankLetter } from '../../../parts/rank-choice.tsx'
import { useTimes } from '../../../parts/times.ts'
import classes from './just-scanned.module.css'

interface Props {
  recent: readonly RecentScan[]
  shown: ScanId | null
  onOpen: (scanId: ScanId) => void
}

export function JustScanned({ recent, shown, onOpen }: Props) {
  const { t, say } = useWords()
  const times = useTimes()
  const { exhibitors } = useExhibition()
  return (
    <section className={classes.place} aria-labelledby="just-scanned">
      <h2 id="just-scanned" className={classes.title}>
        {t('scanning.recent.title')}
      </h2>
      {recent.length === 0 ? (
        <p className={classes.empty}>{t('scanning.recent.empty')}</p>
      ) : (
        <ul className={classes.list}>
          {recent.map((scan) => {
            const exhibitor = exhibitors.find(({ exhibitorId }) => exhibitorId === scan.exhibitorId)
            return (
              <li key={scan.scanId}>
                <button
                  type="button"
                  className={classes.scan}
                  aria-current={scan.scanId === shown || undefined}
                  data-undone={scan.withdrawn || undefined}
                  onClick={() => onOpen(scan.scanId)}
                >
                  {exhibitor !== undefined && (
                    <ExhibitorMark
                      position={exhibitor.position}
                      size={12}
                      name={t('scanning.recent.exhibitor', { exhibitor: say(exhibitor.name) })}
                    />
                  )}
                  <span className={classes.name}>
                    <PersonName contact={scan.contact} badgeCode={scan.badgeCode} />
                  </span>
                  {scan.withdrawn ? (
                    <span className={classes.time}>{t('scanning.recent.undone')}</span>
                  ) : (
                    <span className={classes.time}>{times.short(scan.at)}</span>
                  )}
                  {scan.rank !== null && <RankLetter rank={scan.rank} />}
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
