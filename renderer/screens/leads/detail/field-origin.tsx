/** Where a field comes from, and what stood there before a person corrected it. */
import { ORIGINS, type Origin } from '../../../../shared/domain/lead/origins.ts'
import { type ContactField, textOfField } from '../../../parts/contact-fields.ts'
import type { LeadDetail } from '../../../parts/lead-change.ts'
import { useWords } from '../../../ui/language.tsx'
import classes from './lead-detail.module.css'

/** The one origin of all these fields; null where they have several, or one of them has none. */
export function commonOrigin({ origins }: LeadDetail, fields: readonly ContactField[]): Origin | null {
  return ORIGINS.find((origin) => fields.length > 0 && fields.every((field) => origins[field] === origin)) ?? null
}

/** "From the fair's list", for one field or for several. */
export function FieldOrigin({ origin }: { origin: Origin | undefined }) {
  const { t } = useWords()
  return origin === undefined ? null : <span className={classes.origin}>{t(`leads.contact.origin.${origin}`)}</span>
}

/** What a corrected field said before. */
export function BeforeCorrection({ detail, field }: { detail: LeadDetail; field: ContactField }) {
  const { t } = useWords()
  const value = textOfField(detail.badgeContact, field).replaceAll('\n', t('words.comma'))
  const origin = detail.origins[field]
  if (value === '') return <span className={classes.origin}>{t('leads.contact.onBadgeNothing')}</span>
  return (
    <span className={classes.origin}>
      {t(origin === undefined ? 'leads.contact.before' : `leads.contact.said.${origin}`, { value })}
    </span>
  )
}
