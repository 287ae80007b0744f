/** Tags: the exhibitor's offers to tap, and any word of one's own. */
import { useState } from 'react'
import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { Lead } from '../../../../shared/contract/shapes.ts'
import { useApi } from '../../../host/client.tsx'
import { useNewCommand } from '../../../host/settings.ts'
import { useWords } from '../../../ui/language.tsx'
import { changeOf } from '../../../parts/saved-mark.tsx'
import { useLeadRefresh } from '../../../parts/lead-change.ts'
import { Section } from './section.tsx'
import { TagChips } from './tag-chips.tsx'

export function TagsSection({ lead, offers }: { lead: Lead; offers: readonly string[] }) {
  const { t } = useWords()
  const { api } = useApi()
  const newCommand = useNewCommand()
  const [own, setOwn] = useState('')
  const refresh = useLeadRefresh()
  const tags = useMutation(api.lead.setTags.mutationOptions({ onSuccess: refresh }))
  const set = (add: string[], remove: string[]) =>
    tags.mutate({ command: newCommand(), leadId: lead.leadId, add, remove }, { onSuccess: () => setOwn('') })
  return (
    <Section title={t('leads.tags.title')} change={changeOf(tags)}>
      <TagChips offers={offers} tags={lead.tags} onToggle={(tag, on) => set(on ? [tag] : [], on ? [] : [tag])} />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (own.trim() !== '') set([own.trim()], [])
        }}
      >
        <TextInput
          aria-label={t('leads.tags.add')}
          placeholder={t('leads.tags.own')}
          value={own}
          maxLength={60}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
      </form>
    </Section>
  )
}
