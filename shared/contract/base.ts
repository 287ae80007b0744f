/**
 * The builder of every procedure: one error shape and a compulsory access rule. Here rules only have names; the Node
 * side enforces them in one place.
 */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ERROR_CODES } from '../errors.ts'

/**
 * Who may call a procedure:
 * - `anyone`: every page
 * - `setup`: every page while the data folder is empty, then the organiser
 * - `exhibitor`: a page that opened the room of `input.exhibitorId`
 * - `lead`: a page that opened the room of the exhibitor that owns `input.leadId`
 * - `just_scanned`: as `lead`, and also staff for a lead that this station scanned a short while ago
 * - `organiser`: a page that opened the organiser's rooms
 * - `parcel`: a page that opened the room in which `input.parcelId` was made
 *
 * The owner of the data folder (the command line) may call everything.
 */
export const ACCESS_RULES = ['anyone', 'setup', 'exhibitor', 'lead', 'just_scanned', 'organiser', 'parcel'] as const
export type AccessRule = (typeof ACCESS_RULES)[number]

/** How an `AppError` travels: its code, the values of its message, and for `internal` a reference into the log. */
export const appErrorData = z.object({
  code: z.enum(ERROR_CODES),
  params: z.record(z.string(), z.unknown()),
  reference: z.string().optional(),
})
export type AppErrorData = z.infer<typeof appErrorData>

interface ProcedureMeta extends Record<string, unknown> {
  access?: AccessRule
}

const base = oc.$meta<ProcedureMeta>({}).errors({ APP: { status: 400, data: appErrorData } })

/** Starts a procedure with its access rule. */
export function procedure(access: AccessRule) {
  return base.meta({ access })
}
