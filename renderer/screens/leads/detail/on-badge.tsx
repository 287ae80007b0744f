/** The badge's own text beside a field that a person corrected. */
import { useWords } from '../../../ui/language.tsx'
import classes from './lead-detail.module.css'

export function OnBadge({ text }: { text: string }) {
  const { t } = useWords()
  return (
    <span className={classes.onBadge}>
      {text === ''
        ? t('leads.contact.onBadgeNothing')
        : t('leads.contact.onBadge', { value: text.replaceAll('\n', ', ') })}
    </span>
  )
}
