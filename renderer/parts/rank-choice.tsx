/** A, B, C as three large buttons. A tap on the chosen one removes the rank. */
import type { Rank } from '../../shared/contract/shapes.ts'
import { useWords } from '../ui/language.tsx'
import classes from './rank-choice.module.css'

const RANKS: readonly Rank[] = ['A', 'B', 'C']

interface Props {
  value: Rank | null
  onChange: (rank: Rank | null) => void
  label: string
  disabled?: boolean
  /** Shows the keys 1, 2, 3. */
  keys?: boolean
  /** Without the words hot, warm, cold. */
  short?: boolean
}

export function RankChoice({ value, onChange, label, disabled = false, keys = false, short = false }: Props) {
  const { t } = useWords()
  return (
    <div role="group" aria-label={label} className={classes.group} data-short={short || undefined}>
      {RANKS.map((rank, index) => (
        <button
          key={rank}
          type="button"
          className={classes.rank}
          data-rank={rank}
          aria-pressed={value === rank}
          disabled={disabled}
          aria-label={short ? t(`words.rank.full.${rank}`) : undefined}
          onClick={() => onChange(value === rank ? null : rank)}
        >
          <span className={classes.letter}>{rank}</span>
          {!short && <span className={classes.word}>{t(`words.rank.${rank}`)}</span>}
          {keys && <kbd aria-hidden>{index + 1}</kbd>}
        </button>
      ))}
    </div>
  )
}

/** A rank as a quiet letter in a list. */
export function RankLetter({ rank }: { rank: Rank | null }) {
  const { t } = useWords()
  if (rank === null)
    return (
      <span className={classes.noRank} aria-label={t('words.rank.none')} role="img">
        ·
      </span>
    )
  return (
    <span className={classes.mark} data-rank={rank} role="img" aria-label={t(`words.rank.full.${rank}`)}>
      {rank}
    </span>
  )
}
