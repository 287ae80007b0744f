/**
 * Corrects the contact. Only changed fields are sent. Unsaved text stays in the fields, also while staff are
 * elsewhere.
 */
import { useState } from 'react'
import { Button, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ContactCorrection } from '../../../../shared/contract/shapes.ts'
import type { LeadId } from '../../../../shared/domain/ids.ts'
import { useApi } from '../../../host/client.tsx'
import { useNewCommand } from '../../../host/settings.ts'
import { useDraft } from '../../../unsaved/drafts.ts'
import { useWords } from '../../../ui/language.tsx'
import { changeOf, SavedMark } from '../../../parts/saved-mark.tsx'
import {
  CONTACT_FIELDS,
  type ContactField,
  correctionOf,
  isWrongEmail,
  LIST_FIELDS,
  textOfField,
} from '../../../parts/contact-fields.ts'
import { contactFieldKey } from '../../../parts/field-words.ts'
import { type LeadDetail, useLeadRefresh } from '../../../parts/lead-change.ts'
import { BeforeCorrection } from './field-origin.tsx'
import classes from './lead-detail.module.css'

export const contactDraft = (leadId: LeadId): string => `contact ${leadId}`

export function ContactForm({ detail, onClose: close }: { detail: LeadDetail; onClose: () => void }) {
  const { t } = useWords()
  const { api } = useApi()
  const newCommand = useNewCommand()
  const refresh = useLeadRefresh()
  const { leadId, contact } = detail.lead
  const [draft, setTyped] = useDraft<Partial<Record<ContactField, string>>>(contactDraft(leadId))
  const typed = draft ?? {}
  const onClose = () => {
    setTyped(null)
    close()
  }
  const correct = useMutation(
    api.lead.correct.mutationOptions({
      onSuccess: async () => {
        await refresh()
        onClose()
      },
    }),
  )
  const takeBack = useMutation(api.lead.correct.mutationOptions({ onSuccess: refresh }))
  const changed = CONTACT_FIELDS.filter(
    (field) => typed[field] !== undefined && typed[field].trim() !== textOfField(contact, field),
  )

  const [tried, setTried] = useState(false)
  const isWrong = typed.emails !== undefined && isWrongEmail(contact, typed.emails)

  function save(form: HTMLFormElement) {
    setTried(true)
    if (isWrong) {
      form.querySelector<HTMLElement>('[name="emails"]')?.focus()
      return
    }
    if (changed.length === 0) return onClose()
    const fields = changed.reduce<ContactCorrection>(
      (all, field) => ({ ...all, ...correctionOf(contact, field, typed[field] ?? '') }),
      {},
    )
    correct.mutate({ command: newCommand(), leadId, fields })
  }

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        save(event.currentTarget)
      }}
    >
      <div className={classes.formGrid}>
        {CONTACT_FIELDS.filter((field) => field !== 'note').map((field) => {
          const common = {
            name: field,
            label: t(contactFieldKey(field)),
            value: typed[field] ?? textOfField(contact, field),
            onChange: (event: { currentTarget: { value: string } }) =>
              setTyped({ ...typed, [field]: event.currentTarget.value }),
          }
          return (
            <div
              key={field}
              className={
                field === 'fullName' || field === 'organisation' || LIST_FIELDS.includes(field)
                  ? classes.whole
                  : undefined
              }
            >
              {LIST_FIELDS.includes(field) ? (
                <Textarea
                  {...common}
                  autosize
                  minRows={1}
                  maxRows={6}
                  description={t('leads.contact.oneEach')}
                  error={field === 'emails' && tried && isWrong ? t('byHand.problem.email') : null}
                />
              ) : (
                <TextInput {...common} maxLength={1000} />
              )}
              {detail.corrected.includes(field) && (
                <p className={classes.corrected}>
                  <BeforeCorrection detail={detail} field={field} />
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    loading={takeBack.isPending && field in takeBack.variables.fields}
                    onClick={() => {
                      const { [field]: _dropped, ...others } = typed
                      setTyped(others)
                      takeBack.mutate({ command: newCommand(), leadId, fields: { [field]: null } })
                    }}
                  >
                    {t('leads.contact.takeBack')}
                  </Button>
                </p>
              )}
            </div>
          )
        })}
      </div>
      {takeBack.isError && <SavedMark change={changeOf(takeBack)} />}
      {correct.isError && <SavedMark change={changeOf(correct)} />}
      <div className={classes.formActions}>
        <Button type="submit" loading={correct.isPending}>
          {t('leads.contact.saveAll')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('words.cancel')}
        </Button>
        {changed.length > 0 && !correct.isPending && (
          <span className={classes.quiet}>{t('leads.contact.unsaved')}</span>
        )}
      </div>
    </form>
  )
}
