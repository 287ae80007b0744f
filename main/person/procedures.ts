import { os } from '../app/procedure.ts'
import { exhibitorWithId } from '../exhibition/current.ts'
import { linkPairs, listDecisions, unlinkPairs } from './decide-pairs.ts'
import { findWithVisitors } from './find-pairs.ts'

export const duplicate = os.duplicate.router({
  find: os.duplicate.find.handler(({ context: { app }, input, signal }) =>
    findWithVisitors(app, null, input.minScore, signal),
  ),
  link: os.duplicate.link.handler(async ({ context: { app }, input }) => ({
    changed: await linkPairs(app, null, input.pairs, input.command),
  })),
  unlink: os.duplicate.unlink.handler(async ({ context: { app }, input }) => ({
    changed: await unlinkPairs(app, null, input.pairs, input.command),
  })),
  list: os.duplicate.list.handler(({ context: { app }, input }) => listDecisions(app, null, input)),
  findOwn: os.duplicate.findOwn.handler(({ context: { app }, input, signal }) => {
    exhibitorWithId(app, input.exhibitorId)
    return findWithVisitors(app, input.exhibitorId, input.minScore, signal)
  }),
  linkOwn: os.duplicate.linkOwn.handler(async ({ context: { app }, input }) => ({
    changed: await linkPairs(app, input.exhibitorId, input.pairs, input.command),
  })),
  unlinkOwn: os.duplicate.unlinkOwn.handler(async ({ context: { app }, input }) => ({
    changed: await unlinkPairs(app, input.exhibitorId, input.pairs, input.command),
  })),
  listOwn: os.duplicate.listOwn.handler(({ context: { app }, input }) => listDecisions(app, input.exhibitorId, input)),
})
