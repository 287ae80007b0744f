/** Files on their way between the page and the Node side. They wait in the data folder while the app is open. */
import { perApp } from '../app/per-app.ts'
import { createParcels } from '../files/parcels.ts'
import { createUploads } from '../files/uploads.ts'

/** Files from the page. A file in use stays until its work is done, even during an erasure. */
export const uploadsOf = perApp((app) => {
  const uploads = createUploads(app.folder)
  app.onForget((inUse) => uploads.dropLists(inUse))
  app.onClose(() => uploads.clear())
  return uploads
})

/** Files for the page. */
export const parcelsOf = perApp((app) => {
  const parcels = createParcels(app.folder)
  app.onForget(() => parcels.clear())
  app.onClose(() => parcels.clear())
  return parcels
})
