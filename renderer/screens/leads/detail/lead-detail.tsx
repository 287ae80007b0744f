/** One lead whole: what the badge says and what was added, section by section, each change shown saved. */
import { ActionIcon, Skeleton } from '@mantine/core'
import { IconArrowLeft, IconX } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ExhibitorSummary } from '../../../../shared/contract/exhibition.ts'
import type { Rank } from '../../../../shared/contract/shapes.ts'
import type { LeadId } from '../../../../shared/domain/ids.ts'
import { CardPictures } from '../../../parts/cards/card-pictures.tsx'
import { useApi } from '../../../host/client.tsx'
import { useNewCommand } from '../../../host/settings.ts'
import { failureOf } from '../../../host/failure.ts'
import { useKeys } from '../../../ui/keys.ts'
import { useWords } from '../../../ui/language.tsx'
import { kanaOf, PersonName } from '../../../parts/person-name.tsx'
import { RankChoice } from '../../../parts/rank-choice.tsx'
import { changeOf, SavedMark } from '../../../parts/saved-mark.tsx'
import { AnswersSection } from './answers-section.tsx'
import { ConsentsSection } from './consents-section.tsx'
import { ContactSection } from './contact-section.tsx'
import { EraseLead } from './erase-lead.tsx'
import { FollowUpSection } from './follow-up-section.tsx'
import { HistorySection } from './history-section.tsx'
import { type LeadDetail as Detail, useLeadRefresh } from '../../../parts/lead-change.ts'
import { NotesSection } from './notes-section.tsx'
import { Section } from './section.tsx'
import { TagsSection } from './tags-section.tsx'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import { CompanyName } from '../../../parts/company-name.tsx'
import classes from './lead-detail.module.css'

interface Props {
  leadId: LeadId
  exhibitor: ExhibitorSummary
  onClose: () => void
  /** Called once this lead is no more. */
  onErased: (leadId: LeadId) => void
}

export function LeadDetail({ leadId, exhibitor, onClose, onErased }: Props) {
  const { t } = useWords()
  const { api } = useApi()
  const { data: known, error, refetch } = useQuery(api.lead.get.queryOptions({ input: { leadId } }))
  const gone = error !== null && ['lead_not_found', 'exhibitor_locked'].includes(failureOf(error).code ?? '')
  const data = gone ? undefined : known
  const name = data?.lead.contact.fullName || data?.lead.badgeCode || t('words.nameUnknown')
  return (
    <article className={classes.detail} aria-label={data === undefined ? t('words.loading') : name}>
      <div className={classes.bar}>
        <ActionIcon className={classes.back} aria-label={t('leads.closeLead')} onClick={onClose}>
          <IconArrowLeft size={22} stroke={1.6} />
        </ActionIcon>
        <span className={classes.grow} />
        <ActionIcon className={classes.close} aria-label={t('leads.closeLead')} onClick={onClose}>
          <IconX size={20} stroke={1.6} />
        </ActionIcon>
      </div>
      {error !== null && (
        <div className={classes.pad}>
          <FailureNotice error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {data === undefined && error === null && (
        <div className={classes.pad}>
          <Skeleton h={44} w="60%" />
          <Skeleton h={24} w="40%" mt="sm" />
          <Skeleton h={200} mt="lg" />
        </div>
      )}
      {data !== undefined && (
        <div className={classes.scroller} tabIndex={0} role="region" aria-label={name}>
          <Head detail={data} />
          <ContactSection detail={data} />
          <Section title={t('cards.title')}>
            <CardPictures leadId={data.lead.leadId} />
          </Section>
          <TagsSection lead={data.lead} offers={exhibitor.offers} />
          <NotesSection lead={data.lead} />
          <FollowUpSection lead={data.lead} />
          <AnswersSection lead={data.lead} />
          <ConsentsSection lead={data.lead} />
          <HistorySection detail={data} />
          <EraseLead detail={data} exhibitorId={exhibitor.exhibitorId} name={name} onErased={() => onErased(leadId)} />
        </div>
      )}
    </article>
  )
}

function Head({ detail: { lead } }: { detail: Detail }) {
  const { t } = useWords()
  const { api } = useApi()
  const newCommand = useNewCommand()
  const refresh = useLeadRefresh()
  const rank = useMutation(api.lead.setRank.mutationOptions({ onSuccess: refresh }))
  const shown = rank.isPending ? rank.variables.rank : lead.rank
  const set = (next: Rank | null) => rank.mutate({ command: newCommand(), leadId: lead.leadId, rank: next })
  const press = (next: Rank) => () => set(shown === next ? null : next)
  useKeys({ 1: press('A'), 2: press('B'), 3: press('C') })
  const { contact } = lead
  const work = [contact.department, contact.title].filter((part) => part !== '')
  return (
    <header className={classes.head}>
      <h2 className={classes.name}>
        <PersonName contact={contact} badgeCode={lead.badgeCode} />
      </h2>
      {kanaOf(contact) !== '' && (
        <p className={classes.quiet}>
          <bdi>{kanaOf(contact)}</bdi>
        </p>
      )}
      {contact.organisation !== '' && (
        <p className={classes.organisation}>
          <CompanyName name={contact.organisation} />
        </p>
      )}
      {work.length > 0 && <p className={classes.quiet}>{work.join('　')}</p>}
      <div className={classes.rank}>
        <RankChoice label={t('leads.rank')} value={shown} onChange={set} keys />
        {rank.status !== 'idle' && <SavedMark change={changeOf(rank)} />}
      </div>
    </header>
  )
}
