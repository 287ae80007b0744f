/** What staff do while the visitor stands there: rank, note, tags, consent, undo. Each shows when it is on disk. */
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Rank } from '../../../../shared/contract/shapes.ts'
import { CardPictures } from '../../../parts/cards/card-pictures.tsx'
import type { TakePicture } from '../../../parts/cards/take-picture.ts'
import { useApi } from '../../../host/client.tsx'
import { useNewCommand } from '../../../host/settings.ts'
import { useExhibition, useExhibitor } from '../../../host/exhibition.tsx'
import { useKeys } from '../../../ui/keys.ts'
import { useWords } from '../../../ui/language.tsx'
import { RankChoice } from '../../../parts/rank-choice.tsx'
import { changeOf, SavedMark } from '../../../parts/saved-mark.tsx'
import { CardNote } from './card-note.tsx'
import { CardUndo } from './card-undo.tsx'
import { Chips } from './chips.tsx'
import type { CardScan } from '../../../unsaved/outcome.ts'
import classes from './card-actions.module.css'

interface Props {
  card: CardScan
  saved: NonNullable<CardScan['saved']>
  takePicture: TakePicture | null
  onComplete: () => void
}

export function CardActions({ card, saved: { leadId, scanId }, takePicture, onComplete }: Props) {
  const { t, say, language } = useWords()
  const { api } = useApi()
  const newCommand = useNewCommand()
  const queries = useQueryClient()
  const { consent } = useExhibition()
  const exhibitor = useExhibitor(card.exhibitorId)
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: api.scan.key() }),
      queries.invalidateQueries({ queryKey: api.lead.key() }),
    ])
  const options = { onSuccess: refresh }
  const rank = useMutation(api.lead.setRank.mutationOptions(options))
  const tags = useMutation(api.lead.setTags.mutationOptions(options))
  const consents = useMutation(api.lead.recordConsent.mutationOptions(options))

  const shownRank = rank.isPending ? rank.variables.rank : card.rank
  const setRank = (next: Rank | null) => rank.mutate({ command: newCommand(), leadId, rank: next })
  // A key only sets a rank. If it removed one too, a visitor met again would lose it.
  const press = (next: Rank) => () => {
    if (shownRank !== next) setRank(next)
  }
  useKeys({ 1: press('A'), 2: press('B'), 3: press('C'), e: onComplete })

  const offers = [...new Set([...(exhibitor?.offers ?? []), ...card.tags])]
  return (
    <div className={classes.actions}>
      <div className={classes.rank}>
        <div className={rank.isError ? undefined : classes.rankMark}>
          <SavedMark change={changeOf(rank)} />
        </div>
        <RankChoice label={t('scanning.rankThis')} value={shownRank} onChange={setRank} keys />
      </div>
      <div className={classes.first}>
        <Button
          className={classes.complete}
          variant={card.outcome === 'kept' ? 'filled' : 'default'}
          leftSection={<IconPencil size={18} stroke={1.6} aria-hidden />}
          rightSection={<kbd aria-hidden>E</kbd>}
          onClick={onComplete}
        >
          {t('byHand.complete')}
        </Button>
        <CardUndo key={scanId} leadId={leadId} scanId={scanId} exhibitorId={card.exhibitorId} at={card.at} />
      </div>
      <div className={classes.noteAndCard}>
        <CardNote leadId={leadId} />
        <CardPictures leadId={leadId} takePicture={takePicture} keys beside />
      </div>
      {offers.length > 0 && (
        <Chips
          label={t('scanning.tags')}
          options={offers.map((tag) => ({ id: tag, label: tag }))}
          chosen={card.tags}
          change={changeOf(tags)}
          onToggle={(tag, on) =>
            tags.mutate({ command: newCommand(), leadId, add: on ? [tag] : [], remove: on ? [] : [tag] })
          }
        />
      )}
      {consent.purposes.length > 0 && (
        <Chips
          label={t('scanning.consent')}
          hint={t('scanning.consentAsk')}
          options={consent.purposes.map(({ id, text }) => ({ id, label: say(text) }))}
          chosen={card.consents}
          change={changeOf(consents)}
          stacked
          onToggle={(purpose, given) => consents.mutate({ command: newCommand(), leadId, purpose, given, language })}
        />
      )}
    </div>
  )
}
