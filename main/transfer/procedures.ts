import { os } from '../app/procedure.ts'
import { parcelsOf, uploadsOf } from './waiting-files.ts'

export const parcel = os.parcel.router({
  fetch: os.parcel.fetch.handler(({ context: { app }, input }) => parcelsOf(app).take(input.parcelId, input.offset)),
})

export const upload = os.upload.router({
  add: os.upload.add.handler(async ({ context: { app }, input: { uploadId, offset, part } }) => ({
    size: await uploadsOf(app).add(uploadId, offset, part),
  })),
  discard: os.upload.discard.handler(({ context: { app }, input }) => uploadsOf(app).drop(input.uploadId)),
})
