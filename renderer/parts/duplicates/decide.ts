/** Decides one pair or thousands, and takes the last decision back. */
import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DuplicatePair } from '../../../shared/contract/duplicate.ts'
import { MAX_PAIRS } from '../../../shared/contract/duplicate.ts'
import type { Command } from '../../../shared/contract/shapes.ts'
import { newCommand, useApi } from '../../host/client.tsx'
import type { VisitorId } from '../../../shared/domain/ids.ts'
import { declare } from './declare.ts'
import type { Desk } from './desk.ts'

/** A pair, and whose name is kept where somebody chose. */
export type DecidedPair = DuplicatePair & { keepName?: VisitorId }

export interface Decision {
  pairs: readonly DecidedPair[]
  onePerson: boolean
}

interface Order extends Decision {
  command: Command
  undo: boolean
}

export function useDecide(desk: Desk) {
  const { api, client } = useApi()
  const queries = useQueryClient()
  const [last, setLast] = useState<Decision | null>(null)
  const change = useMutation({
    networkMode: 'always',
    mutationFn: ({ command, pairs, onePerson, undo }: Order) =>
      declare(client, desk.exhibitorId, onePerson !== undo, {
        command,
        pairs: pairs.map(({ a, b, keepName }) => ({ a, b, ...(keepName === undefined ? {} : { keepName }) })),
      }),
    onSuccess: (_done, { pairs, onePerson, undo }) => {
      if (undo) desk.reopen(pairs)
      else desk.settle(pairs)
      setLast(undo ? null : { pairs, onePerson })
      return queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== api.settings.key()[0] })
    },
  })
  return {
    last,
    change,
    decide: (pairs: readonly DecidedPair[], onePerson: boolean) =>
      change.mutate({ command: newCommand(), pairs: pairs.slice(0, MAX_PAIRS), onePerson, undo: false }),
    undo: () => last !== null && change.mutate({ command: newCommand(), ...last, undo: true }),
  }
}
