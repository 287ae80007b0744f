/** The only access rules. Every procedure names one in the contract, and runs only after the rule admits the caller. */
import type { AccessRule } from '../../shared/contract/base.ts'
import type { ExhibitorId, LeadId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import type { Caller, Context } from '../app/context.ts'
import { exhibitionOf } from '../exhibition/current.ts'
import { getLeadIdentity } from '../lead/lead-facts.sql.ts'
import { justNow } from '../scan/recent-scans.ts'
import { scannedHereSince } from '../scan/scan.sql.ts'
import { isExhibitorOpen, isOrganiser } from '../session/open-rooms.ts'
import { thisStation } from '../station/this-station.ts'
import { parcelsOf } from '../transfer/waiting-files.ts'

/** The named field of a procedure's raw input, if it is a text. Rules run before the input is validated. */
function textOf(input: unknown, key: string): string | null {
  const value: unknown = typeof input === 'object' && input !== null ? (input as Record<string, unknown>)[key] : null
  return typeof value === 'string' ? value : null
}

function assertExhibitor(context: Context, exhibitorId: string | null): void {
  if (exhibitorId === null || !isExhibitorOpen(context, exhibitorId as ExhibitorId))
    throw new AppError('exhibitor_locked')
}

/** Throws `lead_not_found` where it was erased, or its only scan undone. */
function leadIsOpen(context: Context, leadId: string): boolean {
  const identity = getLeadIdentity(context.app.db, leadId as LeadId)
  if (identity === null) throw new AppError('lead_not_found')
  return isExhibitorOpen(context, identity.exhibitorId)
}

function assertLead(context: Context, leadId: string | null): void {
  if (leadId === null || !leadIsOpen(context, leadId)) throw new AppError('exhibitor_locked')
}

function assertJustScanned(context: Context, leadId: string | null): void {
  if (leadId === null) throw new AppError('not_just_scanned')
  if (scannedHereSince(context.app.db, leadId, thisStation(context.app).stationId, ...justNow())) return
  if (!leadIsOpen(context, leadId)) throw new AppError('not_just_scanned')
}

function assertOrganiser(context: Context): void {
  if (!isOrganiser(context)) throw new AppError('organiser_locked')
}

/** Throws `file_not_found` if there is no such parcel. */
function assertParcel(context: Context, parcelId: string | null): void {
  const owner = parcelsOf(context.app).ownerOf(parcelId ?? '')
  if (owner === null) assertOrganiser(context)
  else assertExhibitor(context, owner)
}

const RULES: Record<AccessRule, (context: Context, input: unknown) => void> = {
  anyone: () => undefined,
  setup: (context) => exhibitionOf(context.app) !== null && assertOrganiser(context),
  exhibitor: (context, input) => assertExhibitor(context, textOf(input, 'exhibitorId')),
  lead: (context, input) => assertLead(context, textOf(input, 'leadId')),
  just_scanned: (context, input) => assertJustScanned(context, textOf(input, 'leadId')),
  organiser: assertOrganiser,
  parcel: (context, input) => assertParcel(context, textOf(input, 'parcelId')),
}

/**
 * Throws unless the caller may call a procedure with this rule and input. A procedure without a rule is refused to
 * every caller.
 */
export function assertAllowed(rule: AccessRule | undefined, context: Context, input: unknown): void {
  if (rule === undefined) throw new Error('a procedure of the contract names no access rule')
  if ((context.caller satisfies Caller).kind !== 'owner') RULES[rule](context, input)
}
