/** Decides one pair or thousands, and takes the last decision back. */
import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DuplicatePair } from '../../../shared/contract/duplicate.ts'
import { MAX_PAIRS } from '../../../shared/contract/duplicate.ts'
import type { Command } from '../../../shared/contract/shapes.ts'
import { newCommand, useApi } from '../../host/client.tsx'
import { declare } from './declare.ts'
import type { Desk } from './desk.ts'

export interface Decision {
  pairs: readonly DuplicatePair[]
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
      declare(client, desk.exhibitorId, onePerson !== undo, { command, pairs: pairs.map(({ a, b }) => ({ a, b })) }),
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
    decide: (pairs: readonly DuplicatePair[], onePerson: boolean) =>
      change.mutate({ command: newCommand(), pairs: pairs.slice(0, MAX_PAIRS), onePerson, undo: false }),
    undo: () => last !== null && change.mutate({ command: newCommand(), ...last, undo: true }),
  }
}
