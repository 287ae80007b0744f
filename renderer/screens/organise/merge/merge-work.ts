/**
 * Bundles that were handed over and wait to be merged, and the merging itself. Both go on when one leaves the screen.
 */
import { useSyncExternalStore } from 'react'
import type { MergeReport } from '../../../../shared/contract/bundle.ts'
import type { Client } from '../../../../shared/contract/index.ts'
import { newCommand } from '../../../host/client.tsx'
import { uploadFile } from '../../../host/upload.ts'
import { createWork, lastOf } from '../../../host/work.ts'

export interface WaitingBundle {
  uploadId: string
  name: string
  bytes: number
  /** How the last merge reported it, where it was refused. */
  refusal: MergeReport['bundles'][number] | null
  /** Its station was accepted here, by its fingerprint. */
  accepted: boolean
}

export const sending = createWork<number>()
export const merging = createWork<MergeReport>()

let waiting: readonly WaitingBundle[] = []
const listeners = new Set<() => void>()

function set(next: readonly WaitingBundle[]): void {
  waiting = next
  for (const listener of listeners) listener()
}

export function useWaiting(): readonly WaitingBundle[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting,
  )
}

/** Names longer than this are cut; the end, which tells the kind, stays. */
const MAX_NAME = 400

export function sendBundles(client: Client, files: readonly File[]): void {
  const total = files.reduce((sum, file) => sum + file.size, 0)
  void sending.start(async (signal, tell) => {
    let before = 0
    for (const file of files) {
      const uploadId = await uploadFile(
        file,
        (piece, options) => client.bundle.upload(piece, options),
        signal,
        (done) => tell(before + done, total),
      )
      before += file.size
      set([
        ...waiting,
        { uploadId, name: file.name.slice(-MAX_NAME) || 'bundle', bytes: file.size, refusal: null, accepted: false },
      ])
    }
    return files.length
  })
}

export function removeBundle(client: Client, uploadId: string): void {
  set(waiting.filter((bundle) => bundle.uploadId !== uploadId))
  // The host forgets it anyway when it ends.
  client.bundle.discard({ uploadId }).catch((error: unknown) => console.warn('the host did not forget a bundle', error))
}

export function acceptStation(fingerprint: string): void {
  set(waiting.map((bundle) => (bundle.refusal?.fingerprint === fingerprint ? { ...bundle, accepted: true } : bundle)))
}

export interface MergeKeys {
  passphrase: string | null
  /** The text of a key file. */
  identity: string | null
}

/** Merges what waits; what was refused goes on waiting, with the reason. Resolves when it has ended, however it did. */
export function mergeWaiting(client: Client, { passphrase, identity }: MergeKeys): Promise<void> {
  const files = waiting
  const accept = [
    ...new Set(
      files.flatMap(({ accepted, refusal }) => (accepted && refusal?.fingerprint != null ? [refusal.fingerprint] : [])),
    ),
  ]
  return merging.start(async (signal, tell) => {
    const order = {
      command: newCommand(),
      files: files.map(({ uploadId, name }) => ({ uploadId, name })),
      passphrase,
      identity,
      accept,
    }
    const { report } = await lastOf(await client.bundle.merge(order, { signal }), tell)
    const refused = new Map(
      files.map(({ uploadId }, i) => [uploadId, report.bundles[i]?.status === 'refused' ? report.bundles[i] : null]),
    )
    set(
      waiting.flatMap((bundle) => {
        const refusal = refused.get(bundle.uploadId)
        if (refusal === undefined) return [bundle]
        return refusal === null ? [] : [{ ...bundle, refusal, accepted: false }]
      }),
    )
    return report
  })
}
