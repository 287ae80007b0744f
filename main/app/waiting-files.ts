/** Files that wait in the data folder while the app is open: handed over by a page, or made for one. They hold people. */
import { createBundlesOut } from '../files/bundles-out.ts'
import { createOutgoing } from '../files/outgoing.ts'
import { createUploads } from '../files/uploads.ts'
import { perApp } from './per-app.ts'

/** Files from the page. One that work is reading stays until that work is done, also when people are erased. */
export const uploadsOf = perApp((app) => {
  const uploads = createUploads(app.folder)
  app.onForget((inUse) => uploads.dropLists(inUse))
  app.onClose(() => uploads.clear())
  return uploads
})

/** Written lists. */
export const outgoingOf = perApp((app) => {
  const outgoing = createOutgoing(app.folder)
  app.onForget(() => outgoing.clear())
  app.onClose(() => outgoing.clear())
  return outgoing
})

/** Written bundles. */
export const bundlesOutOf = perApp((app) => {
  const bundles = createBundlesOut(app.folder)
  app.onForget(() => bundles.clear())
  app.onClose(() => bundles.clear())
  return bundles
})
