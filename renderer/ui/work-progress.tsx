/** How far long work is, how much longer it takes, and a way to stop it. */
import { Button, Progress } from '@mantine/core'
import { IconPlayerStop } from '@tabler/icons-react'
import { useWords } from './language.tsx'
import classes from './work-progress.module.css'

interface Props {
  label: string
  /** `total` is 0 while unknown; `startedAt` on the clock of `performance.now()`. */
  work: { done: number; total: number; startedAt: number }
  onStop: () => void
}

/** An earlier guess of the time left would jump about. */
const GUESS_AFTER_MS = 3_000

function secondsLeft({ done, total, startedAt }: Props['work']): number | null {
  const took = performance.now() - startedAt
  return total === 0 || done === 0 || took < GUESS_AFTER_MS ? null : Math.ceil(((took / done) * (total - done)) / 1000)
}

export function WorkProgress({ label, work, onStop }: Props) {
  const { t } = useWords()
  const { done, total } = work
  const percent = total === 0 ? null : Math.min(100, Math.floor((done / total) * 100))
  const left = secondsLeft(work)
  return (
    <div className={classes.place}>
      <div className={classes.words} role="status">
        <span>{label}</span>
        {percent !== null && <span className={classes.percent}>{percent} %</span>}
        {left !== null && left > 1 && (
          <span className={classes.left}>
            {t(left < 90 ? 'words.leftSeconds' : 'words.leftMinutes', {
              count: left < 90 ? left : Math.round(left / 60),
            })}
          </span>
        )}
      </div>
      <Progress value={percent ?? 100} animated={percent === null} aria-label={label} />
      <Button
        className={classes.stop}
        variant="default"
        leftSection={<IconPlayerStop size={18} aria-hidden />}
        onClick={onStop}
      >
        {t('words.stop')}
      </Button>
    </div>
  )
}
