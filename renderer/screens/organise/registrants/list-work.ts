/**
 * The two long steps of a registrant list: sending the file to the host, and taking it over. Both go on when one leaves
 * the screen.
 */
import type { Client } from '../../../../shared/contract/index.ts'
import type { ListPreview, RegistrantReport } from '../../../../shared/contract/registrant.ts'
import { newCommand } from '../../../host/client.tsx'
import { uploadFile } from '../../../host/upload.ts'
import { createWork, lastOf } from '../../../host/work.ts'

/** A file at the host, with its name on this side. */
export interface SentList {
  uploadId: string
  name: string
}

/** How a list is to be read where that was not found out rightly. */
export interface ListReading {
  charset?: NonNullable<ListPreview['charset']>
  delimiter?: string
  mapping?: ListPreview['mapping']
}

export const sending = createWork<SentList>()
export const importing = createWork<RegistrantReport>()

let nameInWork = ''
/** The name of the file that is being worked on. */
export const fileInWork = (): string => nameInWork

/** Names longer than this are cut; the end, which tells the kind, stays. */
const MAX_NAME = 255

export function sendList(client: Client, file: File): void {
  nameInWork = file.name.slice(-MAX_NAME) || 'list'
  importing.clear()
  void sending.start(async (signal, tell) => ({
    uploadId: await uploadFile(file, (piece, options) => client.registrant.upload(piece, options), signal, tell),
    name: nameInWork,
  }))
}

/** Forgets the file that was sent. */
export function discardList(client: Client, { uploadId }: SentList): void {
  sending.clear()
  // The host forgets it anyway when it ends or when others come.
  client.registrant
    .discard({ uploadId })
    .catch((error: unknown) => console.warn('the host did not forget a list', error))
}

/** Takes a sent list over. Resolves when that has ended, however it did. */
export async function importList(client: Client, { uploadId, name }: SentList, reading: ListReading): Promise<void> {
  nameInWork = name
  await importing.start(async (signal, tell) => {
    const events = await client.registrant.import({ command: newCommand(), uploadId, name, ...reading }, { signal })
    return (await lastOf(events, tell)).report
  })
  if (importing.current().state === 'done') discardList(client, { uploadId, name })
}
