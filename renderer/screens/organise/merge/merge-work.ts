/** Bundles that wait to be merged, and the merge. Leaving the screen stops neither. */
import type { MergeReport } from '../../../../shared/contract/bundle.ts'
import type { Client } from '../../../../shared/contract/index.ts'
import { newCommand } from '../../../host/client.tsx'
import { discardUpload, nameOf, uploadFile } from '../../../host/upload.ts'
import { createLongWork, lastOf } from '../../../host/work.ts'
import { createStore, type Readable } from '../../../store.ts'
import { onForget } from '../../../unsaved/forget.ts'

export interface WaitingBundle {
  uploadId: string
  name: string
  bytes: number
  /** How the last merge reported it, where it was refused. */
  refusal: MergeReport['bundles'][number] | null
  /** Its station was accepted here, by its fingerprint. */
  accepted: boolean
}

export const sending = createLongWork<number>()
export const merging = createLongWork<MergeReport>()
// A report names values of visitors' leads. A merge that runs goes on.
onForget(() => {
  if (merging.get().state !== 'running') merging.clear()
})

const bundles = createStore<readonly WaitingBundle[]>([])
/** The bundles that were handed over and are not merged yet. */
export const waitingBundles: Readable<readonly WaitingBundle[]> = bundles

export function sendBundles(client: Client, files: readonly File[]): void {
  const total = files.reduce((sum, file) => sum + file.size, 0)
  void sending.start(async (signal, tell) => {
    let before = 0
    for (const file of files) {
      const uploadId = await uploadFile(client, file, signal, (done) => tell(before + done, total))
      before += file.size
      bundles.update((waiting) => [
        ...waiting,
        { uploadId, name: nameOf(file, 'bundle'), bytes: file.size, refusal: null, accepted: false },
      ])
    }
    return files.length
  })
}

export function removeBundle(client: Client, uploadId: string): void {
  bundles.update((waiting) => waiting.filter((bundle) => bundle.uploadId !== uploadId))
  discardUpload(client, uploadId)
}

export function acceptStation(fingerprint: string): void {
  bundles.update((waiting) =>
    waiting.map((bundle) => (bundle.refusal?.fingerprint === fingerprint ? { ...bundle, accepted: true } : bundle)),
  )
}

export interface MergeKeys {
  passphrase: string | null
  /** The text of a key file. */
  identity: string | null
}

/** Merges the waiting bundles. Refused ones go on waiting with the reason. Resolves at the end, failed or not. */
export function mergeWaiting(client: Client, { passphrase, identity }: MergeKeys): Promise<void> {
  const files = bundles.get()
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
    bundles.update((waiting) =>
      waiting.flatMap((bundle) => {
        const refusal = refused.get(bundle.uploadId)
        if (refusal === undefined) return [bundle]
        return refusal === null ? [] : [{ ...bundle, refusal, accepted: false }]
      }),
    )
    return report
  })
}
