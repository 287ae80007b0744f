/**
 * Takes bundles: the host writes one, then the page fetches it in pieces or leaves it in the host's folder. Leaving
 * the screen does not stop it.
 */
import type { Client } from '../../../../shared/contract/index.ts'
import type { ExhibitorId } from '../../../../shared/domain/ids.ts'
import { newCommand } from '../../../host/client.tsx'
import { saveFile } from '../../../ui/files.ts'
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

async function fetchWhole(client: Client, fileId: string, bytes: number, signal: AbortSignal): Promise<Blob> {
  const parts: Blob[] = []
  for (let offset = 0; offset < bytes;) {
    const part = await client.bundle.fetch({ fileId, offset }, { signal })
    if (part.size === 0) throw new Error('the host gave no more of the bundle')
    parts.push(part)
    offset += part.size
  }
  return new Blob(parts, { type: 'application/octet-stream' })
}

async function takeOne(client: Client, order: BundleOrder, signal: AbortSignal, tell: Tell): Promise<TakenBundle> {
  const { name, leads, bytes, sha256, fileId } = await lastOf(
    await client.bundle.write({ command: newCommand(), ...order }, { signal }),
    tell,
  )
  const file = fileId === null ? null : await fetchWhole(client, fileId, bytes, signal)
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
