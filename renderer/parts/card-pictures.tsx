/**
 * The pictures of a lead's business card. A tap shows one large; the camera or a file adds one. A withdrawn one can be
 * taken back for ten seconds.
 */
import { useState } from 'react'
import { Button, FileButton, Modal, Tooltip } from '@mantine/core'
import { IconId, IconPhotoPlus, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { CardFact } from '../../shared/contract/card.ts'
import type { CardId, LeadId } from '../../shared/domain/ids.ts'
import {
  dropCard,
  type OutgoingCard,
  sendCard,
  sendCardAgain,
  sendCardFile,
  useOutgoingCards,
  useCardRefresh,
} from '../unsaved/card-outbox.ts'
import { newCommand, useApi } from '../host/client.tsx'
import { useKeys } from '../ui/keys.ts'
import { useWords } from '../ui/language.tsx'
import { PictureOf } from './picture-of.tsx'
import { SavedMark } from './saved-mark.tsx'
import { useTimes } from './times.ts'
import { useUndoable } from '../unsaved/undoable.ts'
import { FailureNotice } from './failure-notice.tsx'
import classes from './card-pictures.module.css'

/** Takes a still of what the camera shows; null where it shows nothing. */
export type TakePicture = () => Promise<Blob | null>

interface Props {
  leadId: LeadId
  /** null where no camera is running. */
  takePicture?: TakePicture | null
  /** Offers the key C. */
  keys?: boolean
  /** Stands beside a field: where there are two columns its buttons show their icons alone. */
  beside?: boolean
}

export function CardPictures({ leadId, takePicture = null, keys = false, beside = false }: Props) {
  const { t } = useWords()
  const { api, client } = useApi()
  const outgoing = useOutgoingCards(leadId)
  const { data: cards = [] } = useQuery(api.card.list.queryOptions({ input: { leadId } }))
  const [opened, setOpened] = useState<CardId | null>(null)
  const refresh = useCardRefresh()
  const add = useMutation({
    networkMode: 'always',
    mutationFn: async (from: File | TakePicture) => {
      if (typeof from !== 'function') return sendCardFile(client, leadId, from, refresh)
      const picture = await from()
      if (picture !== null) sendCard(client, leadId, picture, refresh)
    },
  })
  const take = () => {
    if (takePicture !== null && !add.isPending) add.mutate(takePicture)
  }
  useKeys({ c: take }, keys && takePicture !== null)
  const choose = t(takePicture === null ? 'cards.add' : 'cards.choose')
  const shown = cards.find(({ cardId }) => cardId === opened) ?? null
  const sending = outgoing.filter(
    ({ command, state }) => state !== 'saved' || !cards.some(({ cardId }) => (cardId as string) === command.id),
  )
  return (
    <div className={classes.place} data-beside={beside || undefined} role="group" aria-label={t('cards.title')}>
      {(cards.length > 0 || sending.some(({ state }) => state !== 'saved')) && (
        <ul className={classes.list}>
          {cards.map(({ cardId }, index) => (
            <Kept
              key={cardId}
              leadId={leadId}
              cardId={cardId}
              number={index + 1}
              fresh={outgoing.some(({ command }) => command.id === (cardId as string))}
              onOpen={() => setOpened(cardId)}
              onGone={refresh}
            />
          ))}
          {sending
            .filter(({ state }) => state !== 'saved')
            .map((card) => (
              <Sending
                key={card.command.id}
                card={card}
                onAgain={() => sendCardAgain(client, card.command.id, refresh)}
              />
            ))}
        </ul>
      )}
      <div className={classes.actions}>
        {takePicture !== null && (
          <Tooltip label={t('cards.take')} disabled={!beside}>
            <Button
              className={classes.add}
              variant="default"
              leftSection={<IconId size={20} stroke={1.6} aria-hidden />}
              rightSection={keys ? <kbd aria-hidden>C</kbd> : undefined}
              loading={add.isPending}
              onClick={take}
            >
              <span className={classes.words}>{t('cards.take')}</span>
            </Button>
          </Tooltip>
        )}
        <FileButton
          accept="image/*"
          inputProps={{ 'aria-label': t('cards.choose') }}
          onChange={(file) => {
            if (file !== null) add.mutate(file)
          }}
        >
          {(props) => (
            <Tooltip label={choose} disabled={!beside}>
              <Button
                {...props}
                className={classes.add}
                variant={beside || takePicture === null ? 'default' : 'subtle'}
                color="gray"
                leftSection={<IconPhotoPlus size={18} stroke={1.6} aria-hidden />}
              >
                <span className={classes.words}>{choose}</span>
              </Button>
            </Tooltip>
          )}
        </FileButton>
      </div>
      {add.isError && <FailureNotice error={add.error} />}
      <Modal
        opened={shown !== null}
        onClose={() => setOpened(null)}
        title={t('cards.title')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('words.close'), size: 44, iconSize: 20 }}
      >
        {shown !== null && <Large leadId={leadId} card={shown} />}
      </Modal>
    </div>
  )
}

/** The picture's bytes, fetched once: a picture never changes. */
function usePicture(leadId: LeadId, cardId: CardId) {
  const { api } = useApi()
  return useQuery(api.card.get.queryOptions({ input: { leadId, cardId }, staleTime: Infinity, gcTime: 60_000 }))
}

interface KeptProps {
  leadId: LeadId
  cardId: CardId
  number: number
  /** Added on this page. */
  fresh: boolean
  onOpen: () => void
  onGone: () => Promise<unknown>
}

function Kept({ leadId, cardId, number, fresh, onOpen, onGone }: KeptProps) {
  const { t } = useWords()
  const { api } = useApi()
  const picture = usePicture(leadId, cardId)
  const withdraw = useMutation(api.card.withdraw.mutationOptions({ onSuccess: onGone }))
  const going = useUndoable(() => withdraw.mutateAsync({ command: newCommand(), leadId, cardId }))
  return (
    <li className={classes.card} data-going={going.left !== null || undefined}>
      <button type="button" className={classes.open} aria-label={t('cards.open', { number })} onClick={onOpen}>
        {picture.data === undefined ? (
          <IconId size={30} stroke={1.3} aria-hidden />
        ) : (
          <PictureOf blob={picture.data} alt="" className={classes.small} />
        )}
      </button>
      <div className={classes.foot}>
        {going.left === null ? (
          <>
            <SavedMark change={{ status: fresh ? 'success' : 'idle', error: null, again: () => undefined }} />
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              className={classes.button}
              loading={withdraw.isPending}
              aria-label={t('cards.withdraw', { number })}
              onClick={going.begin}
            >
              <IconTrash size={18} stroke={1.6} aria-hidden />
            </Button>
          </>
        ) : (
          <>
            <span role="status">{t('words.secondsLeft', { count: going.left })}</span>
            <Button size="compact-sm" variant="light" className={classes.button} onClick={going.takeBack}>
              {t('words.undo')}
            </Button>
          </>
        )}
      </div>
      {withdraw.isError && (
        <SavedMark
          change={{ status: 'error', error: withdraw.error, again: () => withdraw.mutate(withdraw.variables) }}
        />
      )}
    </li>
  )
}

function Sending({ card, onAgain }: { card: OutgoingCard; onAgain: () => void }) {
  const { t } = useWords()
  return (
    <li className={classes.card} data-state={card.state}>
      <span className={classes.open}>
        <PictureOf blob={card.picture} alt={t('cards.title')} className={classes.small} />
      </span>
      <SavedMark
        change={{ status: card.state === 'failed' ? 'error' : 'pending', error: card.error, again: onAgain }}
      />
      {card.state === 'failed' && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          className={classes.button}
          onClick={() => dropCard(card.command.id)}
        >
          {t('cards.drop')}
        </Button>
      )}
    </li>
  )
}

function Large({ leadId, card: { cardId, at } }: { leadId: LeadId; card: CardFact }) {
  const { t } = useWords()
  const times = useTimes()
  const picture = usePicture(leadId, cardId)
  if (picture.isError) return <FailureNotice error={picture.error} onRetry={() => void picture.refetch()} />
  return (
    <figure className={classes.figure}>
      {picture.data !== undefined && <PictureOf blob={picture.data} alt={t('cards.alt')} className={classes.large} />}
      <figcaption>{t('cards.taken', { at: times.full(at) })}</figcaption>
    </figure>
  )
}
