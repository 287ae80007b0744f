/**
 * Takes bundles: the host writes one, then the page fetches it in pieces or leaves it in the host's folder. Leaving
 * the screen does not stop it.
 */
import type { Client } from '../../../../shared/contract/index.ts'
import type { ExhibitorId } from '../../../../shared/domain/ids.ts'
import { newCommand } from '../../../host/client.tsx'
import { fetchParcel } from '../../../host/parcel.ts'
import { saveFile } from '../../../ui/files.ts'
import { onForget } from '../../../unsaved/forget.ts'
import { createLongWork, lastOf, type Tell } from '../../../host/work.ts'

export interface BundleOrder {
  /** Whose leads; null for everything. */
  exhibitorId: ExhibitorId | null
  recipients: string[]
  passphrase: string | null
  folder: string | null
}

export interface TakenBundle {
  name: string
  leads: number
  bytes: number
  sha256: string
  /** Null where it is in a folder. */
  file: Blob | null
}

export interface Taken {
  bundles: TakenBundle[]
  folder: string | null
}

export const taking = createLongWork<Taken>()
// A bundle kept for "save again" holds what was recorded when it was written.
onForget(() => taking.clear())

async function takeOne(client: Client, order: BundleOrder, signal: AbortSignal, tell: Tell): Promise<TakenBundle> {
  const { name, leads, bytes, sha256, parcel } = await lastOf(
    await client.bundle.write({ command: newCommand(), ...order }, { signal }),
    tell,
  )
  const file = parcel === null ? null : await fetchParcel(client, parcel, signal, tell)
  if (file !== null) saveFile(file, name)
  return { name, leads, bytes, sha256, file }
}

/** Takes one bundle. Resolves when that has ended, however it did. */
export function takeBundle(client: Client, order: BundleOrder): Promise<void> {
  return taking.start(async (signal, tell) => ({
    bundles: [await takeOne(client, order, signal, tell)],
    folder: order.folder,
  }))
}

/** One sealed bundle for each of these exhibitors: into a folder, or one download after the other. */
export function takeReturns(client: Client, exhibitors: readonly ExhibitorId[], folder: string | null): Promise<void> {
  return taking.start(async (signal, tell) => {
    if (folder !== null) {
      const { files } = await lastOf(
        await client.bundle.writeReturns({ command: newCommand(), folder }, { signal }),
        tell,
      )
      return {
        bundles: files.map(({ file: name, leads, bytes, sha256 }) => ({ name, leads, bytes, sha256, file: null })),
        folder,
      }
    }
    const bundles: TakenBundle[] = []
    for (const exhibitorId of exhibitors) {
      bundles.push(
        await takeOne(client, { exhibitorId, recipients: [], passphrase: null, folder }, signal, () => undefined),
      )
      tell(bundles.length, exhibitors.length)
    }
    return { bundles, folder }
  })
}
