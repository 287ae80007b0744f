/** For whom one scans, and who scans: a large tile each, its name in the page's language, its key, its mark. On a phone the choice folds up. */
import { useState } from 'react'
import { IconChevronDown } from '@tabler/icons-react'
import type { ExhibitorSummary } from '../../../shared/contract/exhibition.ts'
import type { ExhibitorId } from '../../../shared/domain/ids.ts'
import { useExhibition } from '../../ui/exhibition.tsx'
import { ExhibitorMark, markColour } from '../../ui/exhibitor-mark.tsx'
import { ExhibitorName } from '../../ui/exhibitor-name.tsx'
import { useWords } from '../../ui/language.tsx'
import { StaffPicker } from './staff-picker.tsx'
import classes from './exhibitor-tiles.module.css'

interface Props {
  chosen: ExhibitorSummary | null
  onChoose: (exhibitorId: ExhibitorId) => void
  /** How many scans wait for the choice. */
  waiting: number
}

export function ExhibitorTiles({ chosen, onChoose, waiting }: Props) {
  const { t } = useWords()
  const { exhibitors } = useExhibition()
  const [unfolded, setUnfolded] = useState(false)
  const open = unfolded || chosen === null
  return (
    <section className={classes.place} aria-label={t('scanning.chooseExhibitor')} data-urge={waiting > 0 || undefined}>
      {chosen === null && <p className={classes.ask}>{waiting > 0 ? t('scanning.chooseForWaiting', { count: waiting }) : t('scanning.chooseExhibitor')}</p>}
      {chosen !== null && (
        <button type="button" className={classes.fold} aria-expanded={open} onClick={() => setUnfolded(!unfolded)} style={{ borderInlineStartColor: markColour(chosen.position) }}>
          <ExhibitorMark position={chosen.position} />
          <span className={classes.foldName}><ExhibitorName name={chosen.name} /></span>
          <span className={classes.change}><span className={classes.changeWord}>{t('scanning.changeExhibitor')}</span><IconChevronDown size={18} aria-hidden /></span>
        </button>
      )}
      <div className={classes.tiles} data-open={open || undefined} role="radiogroup" aria-label={t('scanning.chooseExhibitor')}>
        {exhibitors.map((exhibitor, index) => (
          <button
            key={exhibitor.exhibitorId} type="button" role="radio" aria-checked={exhibitor === chosen} className={classes.tile}
            onClick={() => { setUnfolded(false); onChoose(exhibitor.exhibitorId) }}
          >
            <ExhibitorMark position={exhibitor.position} />
            <span className={classes.name}><ExhibitorName name={exhibitor.name} /></span>
            {index < 9 && <kbd aria-hidden>F{index + 1}</kbd>}
          </button>
        ))}
      </div>
      <div className={classes.staff}><StaffPicker /></div>
    </section>
  )
}
