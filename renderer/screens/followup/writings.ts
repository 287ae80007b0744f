/** Lists being written, one an exhibitor. They live outside the screen: leaving it does not stop them. */
import type { FollowupFormat } from '../../../shared/contract/followup.ts'
import type { Client } from '../../../shared/contract/index.ts'
import type { ExhibitorId } from '../../../shared/domain/ids.ts'
import { newCommand } from '../../host/client.tsx'
import { fetchParcel } from '../../host/parcel.ts'
import { createLongWork, lastOf, type LongWork } from '../../host/work.ts'
import { saveFile } from '../../ui/files.ts'
import { onForget } from '../../unsaved/forget.ts'

export interface WrittenList {
  leads: number
  file: File
}

interface Order {
  exhibitorId: ExhibitorId
  format: FollowupFormat
  language: 'en' | 'ja'
}

const writings = new Map<ExhibitorId, LongWork<WrittenList>>()
// A written list names visitors, and one that is being written may.
onForget(() => {
  for (const writing of writings.values()) writing.clear()
})

/** The writing of one exhibitor's list. */
export function writingOf(exhibitorId: ExhibitorId): LongWork<WrittenList> {
  const writing = writings.get(exhibitorId) ?? createLongWork<WrittenList>()
  writings.set(exhibitorId, writing)
  return writing
}

/** Writes a list and saves it as a download. Resolves when that has ended, however it did. */
export function writeList(client: Client, order: Order): Promise<void> {
  return writingOf(order.exhibitorId).start(async (signal, tell) => {
    const { leads, parcel } = await lastOf(
      await client.followup.write({ command: newCommand(), ...order }, { signal }),
      tell,
    )
    const file = await fetchParcel(client, parcel, signal, tell)
    saveFile(file, file.name)
    return { leads, file }
  })
}
