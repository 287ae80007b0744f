/** An exhibition typed in: one page, checked field by field, applied whole. */
import { useRef, useState } from 'react'
import { Button, NumberInput, TagsInput, TextInput } from '@mantine/core'
import { IconArrowLeft, IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { newCommand, useApi } from '../../host/client.tsx'
import { useWords } from '../../ui/language.tsx'
import { createTimes } from '../../parts/times.ts'
import { ExhibitorForm } from './exhibitor-form.tsx'
import {
  checkForm,
  emptyExhibitor,
  emptyForm,
  fileOfForm,
  type HandErrors,
  type HandExhibitor,
  type HandForm,
} from './hand-form.ts'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import classes from './set-up-by-hand.module.css'

type TextField = 'nameEn' | 'nameJa' | 'venueEn' | 'venueJa' | 'booth' | 'startsOn' | 'endsOn' | 'timeZone' | 'country'

export function SetUpByHand({ onBack, onDone }: { onBack: () => void; onDone: () => unknown }) {
  const { t } = useWords()
  const { api } = useApi()
  const [form, setForm] = useState<HandForm>(() => emptyForm(createTimes('en', 'Asia/Tokyo').today()))
  const [errors, setErrors] = useState<HandErrors>({})
  const nextKey = useRef(1)
  const page = useRef<HTMLFormElement>(null)
  const apply = useMutation(api.exhibition.apply.mutationOptions({ onSuccess: onDone }))

  const change = (fields: Partial<HandForm>) => setForm((before) => ({ ...before, ...fields }))
  const changeExhibitor = (key: number, fields: Partial<HandExhibitor>) =>
    change({ exhibitors: form.exhibitors.map((one) => (one.key === key ? { ...one, ...fields } : one)) })
  const errorOf = (field: string) => (errors[field] === undefined ? null : t(errors[field]))
  const text = (field: TextField, type = 'text') => ({
    label: t(`start.hand.${field}`),
    value: form[field],
    error: errorOf(field),
    type,
    maxLength: 200,
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  })

  function submit() {
    const found = checkForm(form)
    setErrors(found)
    if (Object.keys(found).length === 0) apply.mutate({ command: newCommand(), file: fileOfForm(form) })
    else requestAnimationFrame(() => page.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }

  return (
    <main className={classes.page}>
      <Button
        variant="subtle"
        color="gray"
        className={classes.back}
        leftSection={<IconArrowLeft size={18} aria-hidden />}
        onClick={onBack}
      >
        {t('words.back')}
      </Button>
      <h1 className={classes.title}>{t('start.hand.heading')}</h1>
      <form
        ref={page}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
        className={classes.form}
      >
        <fieldset className={classes.group}>
          <legend>{t('start.hand.exhibition')}</legend>
          <div className={classes.grid}>
            <TextInput {...text('nameEn')} description={t('start.hand.sameIfEmpty')} />
            <TextInput {...text('nameJa')} />
            <TextInput {...text('venueEn')} />
            <TextInput {...text('venueJa')} />
            <TextInput {...text('booth')} />
            <NumberInput
              label={t('start.hand.retentionDays')}
              value={form.retentionDays}
              min={1}
              max={3650}
              allowDecimal={false}
              hideControls
              onChange={(days) => change({ retentionDays: Number(days) || 60 })}
            />
            <TextInput {...text('startsOn', 'date')} />
            <TextInput {...text('endsOn', 'date')} />
            <TextInput {...text('timeZone')} />
            <TextInput
              {...text('country')}
              onChange={(event) => change({ country: event.currentTarget.value.toUpperCase().slice(0, 2) })}
            />
          </div>
        </fieldset>
        <fieldset className={classes.group}>
          <legend>{t('start.hand.exhibitors')}</legend>
          {form.exhibitors.map((exhibitor, index) => (
            <ExhibitorForm
              key={exhibitor.key}
              exhibitor={exhibitor}
              position={index}
              errorOf={(field) => errorOf(`exhibitors.${exhibitor.key}.${field}`)}
              onChange={(fields) => changeExhibitor(exhibitor.key, fields)}
              onRemove={
                form.exhibitors.length > 1
                  ? () => change({ exhibitors: form.exhibitors.filter((one) => one !== exhibitor) })
                  : null
              }
            />
          ))}
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => change({ exhibitors: [...form.exhibitors, emptyExhibitor(nextKey.current++)] })}
          >
            {t('start.hand.addExhibitor')}
          </Button>
        </fieldset>
        <fieldset className={classes.group}>
          <legend>{t('start.hand.staffHeading')}</legend>
          <TagsInput
            size="md"
            label={t('start.hand.staff')}
            description={t('start.hand.staffHint')}
            value={form.staff}
            onChange={(staff) => change({ staff })}
            maxTags={200}
          />
        </fieldset>
        {apply.isError && <FailureNotice error={apply.error} title={t('start.hand.failed')} />}
        <Button type="submit" size="md" className={classes.apply} loading={apply.isPending}>
          {t('start.hand.apply')}
        </Button>
      </form>
    </main>
  )
}
