/** One exhibitor in the form. */
import { ActionIcon, TagsInput, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { ExhibitorMark } from '../../parts/exhibitor-mark.tsx'
import { useWords } from '../../ui/language.tsx'
import type { HandExhibitor } from './hand-form.ts'
import classes from './set-up-by-hand.module.css'

interface Props {
  exhibitor: HandExhibitor
  position: number
  errorOf: (field: string) => string | null
  onChange: (fields: Partial<HandExhibitor>) => void
  /** null for the last one. */
  onRemove: (() => void) | null
}

export function ExhibitorForm({ exhibitor, position, errorOf, onChange, onRemove }: Props) {
  const { t } = useWords()
  const text = (
    field: 'code' | 'nameEn' | 'nameJa' | 'country' | 'pin',
    clean: (value: string) => string = (value) => value,
  ) => ({
    label: t(`start.hand.${field}`),
    value: exhibitor[field],
    error: errorOf(field),
    autoComplete: 'off',
    maxLength: 200,
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [field]: clean(event.currentTarget.value) }),
  })
  return (
    <section className={classes.exhibitor} aria-label={t('start.hand.exhibitorNumber', { number: position + 1 })}>
      <header className={classes.exhibitorHead}>
        <ExhibitorMark position={position} />
        <h2>{t('start.hand.exhibitorNumber', { number: position + 1 })}</h2>
        {onRemove !== null && (
          <ActionIcon aria-label={t('start.hand.removeExhibitor', { number: position + 1 })} onClick={onRemove}>
            <IconTrash size={18} stroke={1.6} />
          </ActionIcon>
        )}
      </header>
      <div className={classes.grid}>
        <TextInput {...text('nameEn')} />
        <TextInput {...text('nameJa')} />
      </div>
      <div className={classes.small}>
        <TextInput
          {...text('code', (value) => value.toUpperCase().slice(0, 24))}
          description={t('start.hand.codeHint')}
        />
        <TextInput {...text('country', (value) => value.toUpperCase().slice(0, 2))} />
        <TextInput
          {...text('pin', (value) => value.slice(0, 12))}
          inputMode="numeric"
          description={t('start.hand.pinHint')}
        />
      </div>
      <TagsInput
        size="md"
        label={t('start.hand.offers')}
        description={t('start.hand.offersHint')}
        value={exhibitor.offers}
        onChange={(offers) => onChange({ offers })}
        maxTags={50}
      />
    </section>
  )
}
