/** The pictures of a lead's business card. A tap shows one large; the camera or a file adds one. */
import { useState } from 'react'
import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { CardId, LeadId } from '../../../shared/domain/ids.ts'
import { useApi } from '../../host/client.tsx'
import { sendCardAgain, useCardRefresh, useOutgoingCards } from '../../unsaved/card-outbox.ts'
import { useWords } from '../../ui/language.tsx'
import { AddCard } from './add-card.tsx'
import { KeptCard } from './kept-card.tsx'
import { LargeCard } from './large-card.tsx'
import { SendingCard } from './sending-card.tsx'
import type { TakePicture } from './take-picture.ts'
import classes from './card-pictures.module.css'

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
  const shown = cards.find(({ cardId }) => cardId === opened) ?? null
  const sending = outgoing.filter(({ state }) => state !== 'saved')
  return (
    <div className={classes.place} data-beside={beside || undefined} role="group" aria-label={t('cards.title')}>
      {(cards.length > 0 || sending.length > 0) && (
        <ul className={classes.list}>
          {cards.map(({ cardId }, index) => (
            <KeptCard
              key={cardId}
              leadId={leadId}
              cardId={cardId}
              number={index + 1}
              fresh={outgoing.some(({ command }) => command.id === (cardId as string))}
              onOpen={() => setOpened(cardId)}
              onGone={refresh}
            />
          ))}
          {sending.map((card) => (
            <SendingCard
              key={card.command.id}
              card={card}
              onAgain={() => sendCardAgain(client, card.command.id, refresh)}
            />
          ))}
        </ul>
      )}
      <AddCard leadId={leadId} takePicture={takePicture} keys={keys} beside={beside} />
      <Modal
        opened={shown !== null}
        onClose={() => setOpened(null)}
        title={t('cards.title')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('words.close'), size: 44, iconSize: 20 }}
      >
        {shown !== null && <LargeCard leadId={leadId} card={shown} />}
      </Modal>
    </div>
  )
}
