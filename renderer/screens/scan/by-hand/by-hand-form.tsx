/** A form for a visitor, filled with what was read. Enter saves. Typed text stays until it is saved. */
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ContactCorrection } from '../../../../shared/contract/shapes.ts'
import type { Contact } from '../../../../shared/domain/person/contact.ts'
import { toKatakana } from '../../../../shared/domain/person/kana.ts'
import { arrive } from '../../../ui/arrival.ts'
import type { TakePicture } from '../../../parts/cards/take-picture.ts'
import { useExhibition } from '../../../host/exhibition.tsx'
import { useWords } from '../../../ui/language.tsx'
import { type Change, SavedMark } from '../../../parts/saved-mark.tsx'
import { useKana } from './auto-kana.ts'
import { CardOfVisitor } from './card-of-visitor.tsx'
import {
  contactOfTyped,
  correctionsOf,
  PERSON_FIELDS,
  type PersonField,
  problemsOf,
  type TypedPerson,
  typedOf,
} from './person-fields.ts'
import classes from './by-hand-form.module.css'

/** The unsaved content of the form, restored when it opens again. */
export interface Draft {
  typed: TypedPerson
  picture: Blob | null
}

export interface Filled {
  fields: ContactCorrection
  contact: Contact
  picture: Blob | null
}

interface Props {
  /** What is known of the visitor; null for a new one. */
  known: Contact | null
  badgeCode: string | null
  /** Is there a lead, with its pictures elsewhere? */
  completing: boolean
  draft: Draft | null
  /** null where no camera is running. */
  takePicture: TakePicture | null
  change: Change | null
  onDraft: (draft: Draft) => void
  onSave: (filled: Filled) => void
  onClose: () => void
}

const MORE: readonly PersonField[] = ['postcode', 'address', 'url']
const WIDE: readonly PersonField[] = ['organisation', 'email', 'url']
const INPUT_MODES: Partial<Record<PersonField, 'email' | 'tel' | 'url' | 'numeric'>> = {
  email: 'email',
  phone: 'tel',
  mobile: 'tel',
  url: 'url',
}

export function ByHandForm({
  known,
  badgeCode,
  completing,
  draft,
  takePicture,
  change,
  onDraft,
  onSave,
  onClose,
}: Props) {
  const { t } = useWords()
  const { country } = useExhibition()
  const [typed, setTyped] = useState(draft?.typed ?? typedOf(known))
  const [picture, setPicture] = useState(draft?.picture ?? null)
  const [asked, setAsked] = useState(false)
  const [more, setMore] = useState(() => MORE.some((field) => typed[field] !== ''))
  const form = useRef<HTMLFormElement>(null)
  const problems = asked ? problemsOf(typed, picture !== null || completing) : {}
  const put = (some: Partial<TypedPerson>) => {
    const next = { ...typed, ...some }
    setTyped(next)
    onDraft({ typed: next, picture })
  }
  const putPicture = (next: Blob | null) => {
    setPicture(next)
    onDraft({ typed, picture: next })
  }
  const kana = useKana(typed, put)

  useEffect(() => {
    const fields = [...(form.current?.querySelectorAll<HTMLInputElement>('input[name]') ?? [])]
    const first = fields.find(({ value }) => value === '') ?? fields[0]
    first?.focus({ preventScroll: true })
  }, [])

  function submit(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    const wrong = problemsOf(typed, picture !== null || completing)
    const first = PERSON_FIELDS.find((field) => wrong[field] !== undefined)
    if (first !== undefined) return form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus()
    onSave({ fields: correctionsOf(known, typed, country), contact: contactOfTyped(typed, country), picture })
    return undefined
  }

  const field = (name: PersonField) => {
    const problem = problems[name]
    const isKanaField = name === 'familyKana' || name === 'givenKana'
    return (
      <TextInput
        key={name}
        name={name}
        label={t(`byHand.field.${name}`)}
        value={typed[name]}
        maxLength={name === 'email' ? 320 : 1000}
        autoComplete="off"
        spellCheck={false}
        className={WIDE.includes(name) ? classes.wide : undefined}
        inputMode={INPUT_MODES[name]}
        error={problem === undefined ? null : t(`byHand.problem.${problem}`)}
        onChange={(event) =>
          name === 'familyName' || name === 'givenName'
            ? kana.typeName(name, event.currentTarget.value)
            : put({ [name]: event.currentTarget.value })
        }
        {...(name === 'familyName' || name === 'givenName' ? kana.of(name) : {})}
        {...(isKanaField ? { onBlur: () => put({ [name]: toKatakana(typed[name]) }) } : {})}
      />
    )
  }

  return (
    <section
      className={classes.place}
      aria-labelledby="by-hand"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose()
      }}
    >
      <header className={classes.head}>
        <h2 id="by-hand" ref={completing ? undefined : arrive} tabIndex={-1}>
          {completing ? t('byHand.titleComplete') : t('byHand.title')}
        </h2>
        {badgeCode !== null && (
          <p className={classes.badge}>
            <bdi>{t('byHand.badge', { code: badgeCode })}</bdi>
          </p>
        )}
        <ActionIcon className={classes.close} aria-label={t('words.close')} onClick={onClose}>
          <IconX size={20} stroke={1.6} />
        </ActionIcon>
      </header>
      <form ref={form} className={classes.form} onSubmit={submit} noValidate>
        {!completing && <p className={classes.quiet}>{t('byHand.text')}</p>}
        {!completing && <CardOfVisitor picture={picture} takePicture={takePicture} onPicture={putPicture} />}
        <div className={classes.fields}>{PERSON_FIELDS.filter((name) => !MORE.includes(name)).map(field)}</div>
        {more ? (
          <div className={classes.fields}>{MORE.map(field)}</div>
        ) : (
          <Button className={classes.more} variant="subtle" color="gray" onClick={() => setMore(true)}>
            {t('byHand.more')}
          </Button>
        )}
        <div className={classes.actions}>
          <Button type="submit" size="md" loading={change?.status === 'pending'}>
            {completing ? t('byHand.saveChanges') : t('byHand.save')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('words.cancel')}
          </Button>
          {!completing && <span className={classes.quiet}>{t('byHand.kept')}</span>}
        </div>
        {change?.status === 'error' && <SavedMark change={change} />}
      </form>
    </section>
  )
}
