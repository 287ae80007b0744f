/** Makes and lists decisions about pairs of visitors: the organiser (null) for all, an exhibitor for itself. */
import { useInfiniteQuery } from '@tanstack/react-query'
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

const AT_ONCE = 30
type Page = Awaited<ReturnType<Client['duplicate']['list']>>

/** What was decided so far, a page at a time. */
export function useDecided(exhibitorId: ExhibitorId | null) {
  const { api, client } = useApi()
  const { list, listOwn } = api.duplicate
  return useInfiniteQuery({
    queryKey: [...(exhibitorId === null ? list.key() : listOwn.key()), 'pages', exhibitorId],
    initialPageParam: 0,
    getNextPageParam: ({ more }: Page, _pages, offset) => (more ? offset + AT_ONCE : undefined),
    queryFn: ({ pageParam: offset, signal }): Promise<Page> => {
      const page = { offset, limit: AT_ONCE }
      return exhibitorId === null
        ? client.duplicate.list(page, { signal })
        : client.duplicate.listOwn({ exhibitorId, ...page }, { signal })
    },
  })
}
