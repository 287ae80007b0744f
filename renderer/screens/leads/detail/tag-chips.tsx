/** The offers and the lead's own tags, each on or off. */
import { useWords } from '../../../ui/language.tsx'
import { Toggle } from '../../../ui/toggle.tsx'
import classes from './lead-detail.module.css'

export function TagChips({
  offers,
  tags,
  onToggle,
}: {
  offers: readonly string[]
  tags: readonly string[]
  onToggle: (tag: string, on: boolean) => void
}) {
  const { t } = useWords()
  return (
    <div className={classes.chips} role="group" aria-label={t('leads.tags.title')}>
      {[...new Set([...offers, ...tags])].map((tag) => (
        <Toggle key={tag} on={tags.includes(tag)} onToggle={(on) => onToggle(tag, on)}>
          {tag}
        </Toggle>
      ))}
    </div>
  )
}
