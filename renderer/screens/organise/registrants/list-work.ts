/**
 * The two long steps of a registrant list: sending the file and importing it. Leaving the screen does not stop them.
 */
import type { Client } from '../../../../shared/contract/index.ts'
import type { ListPreview, RegistrantReport } from '../../../../shared/contract/registrant.ts'
import { newCommand } from '../../../host/client.tsx'
import { discardUpload, nameOf, uploadFile, type Uploaded } from '../../../host/upload.ts'
import { createLongWork, lastOf } from '../../../host/work.ts'
import { onForget } from '../../../unsaved/forget.ts'

/** Corrections by a person of how the list is read. */
export interface ListReading {
  charset?: NonNullable<ListPreview['charset']>
  delimiter?: string
  mapping?: ListPreview['mapping']
}

export const sending = createLongWork<Uploaded>()
export const importing = createLongWork<RegistrantReport>()
// The host deletes uploaded lists at an erasure. One that it is reading stays until it is read.
onForget(({ kind }) => {
  if (kind === 'erased' && importing.get().state !== 'running') sending.clear()
})

let nameInWork = ''
/** The name of the file that is being worked on. */
export const fileInWork = (): string => nameInWork

export function sendList(client: Client, file: File): void {
  nameInWork = nameOf(file, 'list')
  importing.clear()
  void sending.start(async (signal, tell) => ({
    uploadId: await uploadFile(client, file, signal, tell),
    name: nameInWork,
  }))
}

/** Forgets the file that was sent. */
export function discardList(client: Client, { uploadId }: Uploaded): void {
  sending.clear()
  discardUpload(client, uploadId)
}

/** Takes a sent list over. Resolves when that has ended, however it did. */
export async function importList(client: Client, { uploadId, name }: Uploaded, reading: ListReading): Promise<void> {
  nameInWork = name
  await importing.start(async (signal, tell) => {
    const events = await client.registrant.import({ command: newCommand(), uploadId, name, ...reading }, { signal })
    return (await lastOf(events, tell)).report
  })
  if (importing.get().state === 'done') discardList(client, { uploadId, name })
}
