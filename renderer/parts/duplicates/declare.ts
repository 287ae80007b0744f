/** Makes and lists decisions about pairs of visitors: the organiser (null) for all, an exhibitor for itself. */
import { useQuery } from '@tanstack/react-query'
import type { Client } from '../../../shared/contract/index.ts'
import type { Command } from '../../../shared/contract/shapes.ts'
import type { ExhibitorId, VisitorId } from '../../../shared/domain/ids.ts'
import { useApi } from '../../host/client.tsx'

export interface Declaration {
  command: Command
  /** `keepName`: whose name is kept, where somebody chose. */
  pairs: { a: VisitorId; b: VisitorId; keepName?: VisitorId }[]
}

/** Declares pairs of visitors to be one person, or two. */
export async function declare(
  { duplicate }: Client,
  exhibitorId: ExhibitorId | null,
  onePerson: boolean,
  order: Declaration,
): Promise<void> {
  if (exhibitorId === null) await (onePerson ? duplicate.link(order) : duplicate.unlink(order))
  else await (onePerson ? duplicate.linkOwn({ ...order, exhibitorId }) : duplicate.unlinkOwn({ ...order, exhibitorId }))
}

/** What was decided so far. */
export function useDecided(exhibitorId: ExhibitorId | null) {
  const { api, client } = useApi()
  return useQuery({
    queryKey:
      exhibitorId === null ? api.duplicate.list.queryKey() : api.duplicate.listOwn.queryKey({ input: { exhibitorId } }),
    queryFn: ({ signal }) =>
      exhibitorId === null
        ? client.duplicate.list(undefined, { signal })
        : client.duplicate.listOwn({ exhibitorId }, { signal }),
  })
}
