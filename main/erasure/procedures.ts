import { AppError } from '../../shared/errors.ts'
import { os } from '../app/procedure.ts'
import { getLeadIdentity } from '../lead/lead-facts.sql.ts'
import { preview, runErase } from './erase.ts'

export const erasure = os.erasure.router({
  eraseVisitor: os.erasure.eraseVisitor.handler(async function* ({ context: { app }, input, signal }) {
    yield { kind: 'done' as const, ...(yield* runErase(app, input.target, input.command.at, signal)) }
  }),
  preview: os.erasure.preview.handler(({ context: { app }, input, signal }) => preview(app, input.target, signal)),
  eraseLead: os.erasure.eraseLead.handler(async function* ({ context: { app }, input: { leadId, command }, signal }) {
    const identity = getLeadIdentity(app.db, leadId)
    if (identity === null) throw new AppError('lead_not_found')
    yield {
      kind: 'done' as const,
      ...(yield* runErase(app, { kind: 'lead', leadId, exhibitorId: identity.exhibitorId }, command.at, signal)),
    }
  }),
})
