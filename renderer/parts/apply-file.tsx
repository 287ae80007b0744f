/** Takes an exhibition file and names every wrong field of it. The first start and the organiser use it. */
import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import type { ExhibitionSummary } from '../../shared/contract/exhibition.ts'
import type { ErrorParams } from '../../shared/errors.ts'
import { newCommand, useApi } from '../host/client.tsx'
import { failureOf } from '../host/failure.ts'
import { FileDrop } from '../ui/file-drop.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { useFailureText } from './failure-notice.tsx'
import classes from './apply-file.module.css'

/** The exhibition after the file was applied, and how many PINs it changed. */
export type Applied = ExhibitionSummary & { changedPins: number }

const MAX_BYTES = 5_000_000

interface FieldError {
  field: string
  en: string
  ja: string
}

function isFieldError(value: unknown): value is FieldError {
  return typeof value === 'object' && value !== null && 'field' in value && 'en' in value && 'ja' in value
}

/** What could not be read before the host saw it. */
type Unreadable =
  | { code: 'exhibition_file_not_json'; params: ErrorParams }
  | { code: 'file_too_large'; params: ErrorParams }

interface Props {
  onApplied: (applied: Applied) => void
  /** Is it the main thing to do here? */
  main?: boolean
}

export function ApplyFile({ onApplied, main = false }: Props) {
  const { t } = useWords()
  const { api } = useApi()
  const [name, setName] = useState('')
  const [unreadable, setUnreadable] = useState<Unreadable | null>(null)
  const apply = useMutation(api.exhibition.apply.mutationOptions({ onSuccess: onApplied }))

  async function take(file: File | undefined) {
    apply.reset()
    setUnreadable(null)
    if (file === undefined) return
    setName(file.name)
    if (file.size > MAX_BYTES) {
      setUnreadable({
        code: 'file_too_large',
        params: { file: file.name, size: file.size, limit: MAX_BYTES },
      })
      return
    }
    try {
      const parsed: unknown = JSON.parse((await file.text()).replace(/^\uFEFF/, ''))
      apply.mutate({ command: newCommand(), file: parsed })
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      setUnreadable({ code: 'exhibition_file_not_json', params: { detail: error.message } })
    }
  }

  return (
    <div className={classes.place}>
      <FileDrop
        main={main}
        text={t('start.file.drop')}
        choose={t('start.file.choose')}
        busy={apply.isPending}
        onFiles={([file]) => void take(file)}
      />
      {(apply.isError || unreadable !== null) && <Wrong name={name} error={apply.error} unreadable={unreadable} />}
    </div>
  )
}

function Wrong({ name, error, unreadable }: { name: string; error: unknown; unreadable: Unreadable | null }) {
  const { t, language, translator } = useWords()
  const failureText = useFailureText()
  if (unreadable !== null)
    return (
      <Notice tone="failed" title={t('start.file.wrong', { name })}>
        {translator.t(`errors.${unreadable.code}`, unreadable.params)}
      </Notice>
    )
  const { code, params } = failureOf(error)
  const fields =
    code === 'exhibition_file_invalid' && Array.isArray(params.fields) ? params.fields.filter(isFieldError) : []
  if (fields.length === 0)
    return (
      <Notice tone="failed" title={t('start.file.wrong', { name })}>
        {failureText(error)}
      </Notice>
    )
  return (
    <Notice tone="failed" title={t('start.file.wrong', { name })}>
      <p>{t('start.file.fields')}</p>
      <ul className={classes.fields} tabIndex={0} aria-label={t('start.file.fields')}>
        {fields.map((wrong) => (
          <li key={wrong.field + wrong.en}>{language === 'ja' ? wrong.ja : wrong.en}</li>
        ))}
      </ul>
      <p>{t('start.file.again')}</p>
    </Notice>
  )
}
