/**
 * Pictures of business cards that are being sent to a lead. They stay when the screen closes. A picture that could not
 * be saved is kept, shown and sent again.
 */
import { useCallback } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Client } from '../../shared/contract/index.ts'
import type { Command } from '../../shared/contract/shapes.ts'
import type { LeadId } from '../../shared/domain/ids.ts'
import { newCommand, useApi } from '../host/client.tsx'
import { isErased, onForget } from './forget.ts'
import { createStore, useStore } from '../store.ts'
import { cardPicture } from '../sources/card-picture.ts'

export interface OutgoingCard {
  command: Command
  leadId: LeadId
  picture: Blob
  state: 'saving' | 'saved' | 'failed'
  error: unknown
}

const outbox = createStore<readonly OutgoingCard[]>([])
function update(id: string, change: Partial<OutgoingCard>) {
  outbox.update((cards) => cards.map((card) => (card.command.id === id ? { ...card, ...change } : card)))
}

async function send(
  client: Client,
  { command, leadId, picture }: OutgoingCard,
  onSaved: () => Promise<unknown>,
): Promise<void> {
  update(command.id, { state: 'saving', error: null })
  try {
    await client.card.add({ command, leadId, picture })
    // The host has the picture now: free the memory here.
    update(command.id, { state: 'saved', picture: new Blob() })
  } catch (error) {
    return update(command.id, { state: 'failed', error })
  }
  await onSaved()
}

/** Sends a picture; `onSaved` is called once it is on disk. */
export function sendCard(client: Client, leadId: LeadId, picture: Blob, onSaved: () => Promise<unknown>): void {
  const card: OutgoingCard = { command: newCommand(), leadId, picture, state: 'saving', error: null }
  outbox.update((cards) => [...cards, card])
  void send(client, card, onSaved)
}

/**
 * Sends the picture in a file.
 * @throws AppError `image_unreadable`, `image_too_large`
 */
export async function sendCardFile(
  client: Client,
  leadId: LeadId,
  file: File,
  onSaved: () => Promise<unknown>,
): Promise<void> {
  sendCard(client, leadId, await cardPicture(file), onSaved)
}

/** Sends a failed picture again, as the same command. */
export function sendCardAgain(client: Client, id: string, onSaved: () => Promise<unknown>): void {
  const card = outbox.get().find(({ command }) => command.id === id)
  if (card?.state === 'failed') void send(client, card, onSaved)
}

/** Drops a failed picture. */
export function dropCard(id: string): void {
  outbox.update((cards) => cards.filter(({ command }) => command.id !== id))
}

// A picture that is still being sent may stay: the host refuses it for an erased lead.
onForget((reason) => {
  outbox.update((cards) => cards.filter((card) => !isErased(reason, card.leadId)))
})

/** Is a picture not on disk yet? */
export const cardsWaiting = (): boolean => outbox.get().some(({ state }) => state !== 'saved')

/** What this page has sent or is sending to a lead, oldest first. */
export function useOutgoingCards(leadId: LeadId): readonly OutgoingCard[] {
  return useStore(outbox).filter((card) => card.leadId === leadId)
}

/** Fetches the list of card pictures again. */
export function useCardRefresh(): () => Promise<void> {
  const { api } = useApi()
  const queries = useQueryClient()
  return useCallback(async () => {
    const queryKey = api.card.list.key()
    // A first fetch may have begun before the change, and would not be repeated.
    await queries.cancelQueries({ queryKey })
    await Promise.all([
      queries.invalidateQueries({ queryKey }),
      queries.invalidateQueries({ queryKey: api.lead.key() }),
    ])
  }, [api, queries])
}
