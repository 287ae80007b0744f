/**
 * The choice of the exhibitor and of who scans: a large tile for each with name, key and mark. On a phone it folds up.
 */
import { type KeyboardEvent, useState } from 'react'
import { IconChevronDown } from '@tabler/icons-react'
import type { ExhibitorSummary } from '../../../../shared/contract/exhibition.ts'
import type { ExhibitorId } from '../../../../shared/domain/ids.ts'
import { useExhibition } from '../../../host/exhibition.tsx'
import { ExhibitorMark, markColour } from '../../../parts/exhibitor-mark.tsx'
import { ExhibitorName } from '../../../parts/exhibitor-name.tsx'
import { useWords } from '../../../ui/language.tsx'
import { StaffPicker } from './staff-picker.tsx'
import classes from './exhibitor-tiles.module.css'

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

interface Props {
  chosen: ExhibitorSummary | null
  onChoose: (exhibitorId: ExhibitorId) => void
  /** How many scans wait for the choice. */
  waiting: number
}

export function ExhibitorTiles({ chosen, onChoose, waiting }: Props) {
  const { t, say } = useWords()
  const { exhibitors } = useExhibition()
  const [unfolded, setUnfolded] = useState(false)
  const open = unfolded || chosen === null
  const place = chosen === null ? -1 : exhibitors.indexOf(chosen)

  // The Tab key stops once, arrows move inside. Otherwise Tab would need nine stops to reach the camera.
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const step = STEPS[event.key]
    const next = step === undefined ? undefined : exhibitors.at((Math.max(place, 0) + step) % exhibitors.length)
    if (next === undefined) return
    event.preventDefault()
    onChoose(next.exhibitorId)
    event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]')[exhibitors.indexOf(next)]?.focus()
  }

  return (
    <section className={classes.place} aria-label={t('scanning.chooseExhibitor')} data-urge={waiting > 0 || undefined}>
      {chosen === null && (
        <p className={classes.ask}>
          {waiting > 0 ? t('scanning.chooseForWaiting', { count: waiting }) : t('scanning.chooseExhibitor')}
        </p>
      )}
      {chosen !== null && (
        <button
          type="button"
          className={classes.fold}
          aria-expanded={open}
          onClick={() => setUnfolded(!unfolded)}
          style={{ borderInlineStartColor: markColour(chosen.position) }}
        >
          <ExhibitorMark position={chosen.position} />
          <span className={classes.foldName}>
            <ExhibitorName name={chosen.name} />
          </span>
          <span className={classes.change}>
            <span className={classes.changeWord}>{t('scanning.changeExhibitor')}</span>
            <IconChevronDown size={18} aria-hidden />
          </span>
        </button>
      )}
      <div
        className={classes.tiles}
        data-open={open || undefined}
        onKeyDown={onKeyDown}
        role="radiogroup"
        aria-label={t('scanning.chooseExhibitor')}
      >
        {exhibitors.map((exhibitor, index) => (
          <button
            key={exhibitor.exhibitorId}
            type="button"
            role="radio"
            aria-checked={exhibitor === chosen}
            tabIndex={index === Math.max(place, 0) ? 0 : -1}
            className={classes.tile}
            title={say(exhibitor.name)}
            onClick={() => {
              setUnfolded(false)
              onChoose(exhibitor.exhibitorId)
            }}
          >
            <ExhibitorMark position={exhibitor.position} />
            <span className={classes.name}>
              <ExhibitorName name={exhibitor.name} />
            </span>
            {index < 9 && <kbd aria-hidden>F{index + 1}</kbd>}
          </button>
        ))}
      </div>
      <div className={classes.staff}>
        <StaffPicker />
      </div>
    </section>
  )
}
