/**
 * The only access rules. Every procedure names one in the contract; none runs before its rule has let the caller in.
 */
import type { AccessRule } from '../../shared/contract/base.ts'
import { AppError } from '../../shared/errors.ts'
import type { ExhibitorId, LeadId } from '../../shared/domain/ids.ts'
import { getExhibitor } from '../exhibition/exhibition.sql.ts'
import { getLeadIdentity } from '../lead/lead-facts.sql.ts'
import { getPassphraseHash } from '../app/meta.sql.ts'
import { scannedHereSince } from '../lead/counts.sql.ts'
import type { Caller, Context } from '../app/context.ts'

/** How long staff may still change what this station scanned: 30 minutes. */
export const JUST_SCANNED_MS = 30 * 60_000

/** The named part of a procedure's raw input, if it is a text. Rules run before the input is checked. */
function textOf(input: unknown, key: string): string | null {
  const value: unknown = typeof input === 'object' && input !== null ? (input as Record<string, unknown>)[key] : null
  return typeof value === 'string' ? value : null
}

/** Are the organiser's rooms open to this caller? They are to everybody until a passphrase is set. */
export function isOrganiser({ app, caller }: Context): boolean {
  return caller.kind === 'owner' || caller.organiser || getPassphraseHash(app.db) === null
}

/** Is this exhibitor's room open to this caller? A room without a PIN is open; the organiser's key opens none. */
export function isExhibitorOpen({ app, caller }: Context, exhibitorId: ExhibitorId): boolean {
  if (caller.kind === 'owner' || caller.exhibitors.has(exhibitorId)) return true
  return getExhibitor(app.db, exhibitorId)?.pinHash === null
}

function assertExhibitor(context: Context, exhibitorId: string | null): void {
  if (exhibitorId === null || !isExhibitorOpen(context, exhibitorId as ExhibitorId))
    throw new AppError('exhibitor_locked')
}

function leadIsOpen(context: Context, leadId: string): boolean {
  const identity = getLeadIdentity(context.app.db, leadId as LeadId)
  return identity !== null && isExhibitorOpen(context, identity.exhibitorId)
}

function assertLead(context: Context, leadId: string | null): void {
  if (leadId === null || !leadIsOpen(context, leadId)) throw new AppError('exhibitor_locked')
}

function assertJustScanned(context: Context, leadId: string | null): void {
  if (leadId === null) throw new AppError('not_just_scanned')
  const since = new Date(Date.now() - JUST_SCANNED_MS).toISOString()
  if (scannedHereSince(context.app.db, leadId, context.app.station().stationId, since)) return
  if (!leadIsOpen(context, leadId)) throw new AppError('not_just_scanned')
}

function assertOrganiser(context: Context): void {
  if (!isOrganiser(context)) throw new AppError('organiser_locked')
}

const RULES: Record<AccessRule, (context: Context, input: unknown) => void> = {
  anyone: () => undefined,
  setup: (context) => context.app.exhibition() !== null && assertOrganiser(context),
  exhibitor: (context, input) => assertExhibitor(context, textOf(input, 'exhibitorId')),
  lead: (context, input) => assertLead(context, textOf(input, 'leadId')),
  just_scanned: (context, input) => assertJustScanned(context, textOf(input, 'leadId')),
  organiser: assertOrganiser,
}

/**
 * Throws unless the caller may call a procedure with this rule and input. A procedure without a rule is refused to
 * everybody.
 */
export function assertAllowed(rule: AccessRule | undefined, context: Context, input: unknown): void {
  if (rule === undefined) throw new Error('a procedure of the contract names no access rule')
  if ((context.caller satisfies Caller).kind !== 'owner') RULES[rule](context, input)
}
