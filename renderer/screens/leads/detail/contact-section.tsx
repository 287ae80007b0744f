/** The contact: what is known now, and in grey what the badge says where a person corrected it. */
import { Fragment, useState } from 'react'
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { Contact } from '../../../../shared/domain/person/contact.ts'
import { hasDraft } from '../../../unsaved/drafts.ts'
import { useWords } from '../../../ui/language.tsx'
import { contactDraft, ContactForm } from './contact-form.tsx'
import { CONTACT_FIELDS, type ContactField, textOfField } from '../../../parts/contact-fields.ts'
import { contactFieldKey } from '../../../parts/field-words.ts'
import { kanaOf } from '../../../parts/person-name.tsx'
import type { LeadDetail } from '../../../parts/lead-change.ts'
import { BeforeCorrection, commonOrigin, FieldOrigin } from './field-origin.tsx'
import { Section } from './section.tsx'
import classes from './lead-detail.module.css'

const NAME_PARTS_KANA: readonly ContactField[] = ['familyKana', 'givenKana']
const NAME_PARTS: ReadonlySet<ContactField> = new Set(['familyName', 'givenName', ...NAME_PARTS_KANA])

export function ContactSection({ detail }: { detail: LeadDetail }) {
  const { t } = useWords()
  const [editing, setEditing] = useState(() => hasDraft(contactDraft(detail.lead.leadId)))
  const { contact } = detail.lead
  // The name and its kana show these parts already, unless a person changed them.
  const shown = CONTACT_FIELDS.filter(
    (field) => detail.corrected.includes(field) || (!NAME_PARTS.has(field) && textOfField(contact, field) !== ''),
  )
  const kana = NAME_PARTS_KANA.some((field) => detail.corrected.includes(field)) ? '' : kanaOf(contact)
  // Said once where every field has the same.
  const common = commonOrigin(
    detail,
    shown.filter((field) => !detail.corrected.includes(field)),
  )
  const action = editing ? undefined : (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconPencil size={16} aria-hidden />}
      className={classes.edit}
      onClick={() => setEditing(true)}
    >
      {t('leads.contact.edit')}
    </Button>
  )
  return (
    <Section title={t('leads.contact.title')} action={action}>
      {editing ? (
        <ContactForm detail={detail} onClose={() => setEditing(false)} />
      ) : (
        <>
          {shown.length === 0 && <p className={classes.quiet}>{t('leads.contact.nothing')}</p>}
          <dl className={classes.facts}>
            {shown.map((field) => (
              <Fragment key={field}>
                <div>
                  <dt>{t(contactFieldKey(field))}</dt>
                  <dd>
                    <Value contact={contact} field={field} />
                    {detail.corrected.includes(field) ? (
                      <BeforeCorrection detail={detail} field={field} />
                    ) : (
                      common === null && <FieldOrigin origin={detail.origins[field]} />
                    )}
                  </dd>
                </div>
                {field === 'fullName' && kana !== '' && (
                  <div>
                    <dt>{t('leads.contact.kana')}</dt>
                    <dd>
                      <bdi>{kana}</bdi>
                    </dd>
                  </div>
                )}
              </Fragment>
            ))}
            {detail.lead.badgeCode !== null && (
              <div>
                <dt>{t('leads.badgeCode')}</dt>
                <dd>
                  <bdi>{detail.lead.badgeCode}</bdi>
                </dd>
              </div>
            )}
          </dl>
          {common !== null && <FieldOrigin origin={common} />}
        </>
      )}
    </Section>
  )
}

/** Links mail addresses and telephone numbers. A web address from a badge is never a link. */
function Value({ contact, field }: { contact: Contact; field: ContactField }) {
  const { t } = useWords()
  if (field === 'emails')
    return contact.emails.map((email) => (
      <a key={email} className={classes.link} href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>
        <bdi>{email}</bdi>
      </a>
    ))
  if (field === 'phones') {
    return contact.phones.map((phone) => (
      <span key={phone.number + phone.kind} className={classes.phone}>
        {phone.e164 === null ? (
          <bdi>{phone.number}</bdi>
        ) : (
          <a className={classes.link} href={`tel:${phone.e164}`}>
            <bdi>{phone.number}</bdi>
          </a>
        )}
        <span className={classes.quiet}> {t(`words.phone.${phone.kind}`)}</span>
      </span>
    ))
  }
  return (
    <span className={classes.lines}>
      <bdi>{textOfField(contact, field)}</bdi>
    </span>
  )
}
