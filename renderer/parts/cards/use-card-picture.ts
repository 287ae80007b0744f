/** The picture of a business card, fetched from the station. */
import { useQuery } from '@tanstack/react-query'
import type { CardId, LeadId } from '../../../shared/domain/ids.ts'
import { useApi } from '../../host/client.tsx'

/** The picture's bytes, fetched once: a picture never changes. */
export function useCardPicture(leadId: LeadId, cardId: CardId) {
  const { api } = useApi()
  return useQuery(api.card.get.queryOptions({ input: { leadId, cardId }, staleTime: Infinity, gcTime: 60_000 }))
}
