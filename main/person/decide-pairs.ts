/** Decisions on which visitors are one person. The organiser decides for all exhibitors, an exhibitor for itself. */
import { setImmediate } from 'node:timers/promises'
import type { DuplicateLink, DuplicateVisitor } from '../../shared/contract/duplicate.ts'
import type { Command } from '../../shared/contract/shapes.ts'
import { pairId } from '../../shared/domain/duplicates/pairs.ts'
import {
  linkWithdrawalIdFrom,
  samePersonLinkIdFrom,
  type ExhibitorId,
  type LeadId,
  type VisitorId,
} from '../../shared/domain/ids.ts'
import { NAME_KEPT } from '../../shared/domain/lead/kept-name.ts'
import type { Stamp } from '../../shared/domain/stamp.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { resultOf } from '../app/jobs.ts'
import { exhibitorWithId } from '../exhibition/current.ts'
import { refreshInWorker } from '../lead/freshen.ts'
import { groupOf } from '../lead/lead-group.sql.ts'
import { changeRegister } from '../lead/register.sql.ts'
import { countStale, markStale } from '../lead/stale.sql.ts'
import { markUnbundled } from '../lead/unbundled.sql.ts'
import { listStations } from '../station/station.sql.ts'
import { clockOf, thisStation } from '../station/this-station.ts'
import { createVisitorsOnce } from './find-pairs.ts'
import {
  addSamePerson,
  addSamePersonWithdrawal,
  knowsBoth,
  leadsOfVisitors,
  linksBetween,
  pageOfDecisions,
} from './same-person.sql.ts'

/** Pairs per transaction: a few milliseconds of work, so that a scan can run in between. */
const AT_ONCE = 100
/** With more stale leads than this, a worker refreshes them. Otherwise the next list would wait too long. */
const MANY_STALE = 200

type Two = { a: VisitorId; b: VisitorId }
type ToLink = Two & { keepName?: VisitorId | null }
const inOrder = ({ a, b }: Two): Two => (a < b ? { a, b } : { a: b, b: a })

/** Decides pair by pair. It skips a pair if one of its visitors was erased after the check. */
async function inPortions<Pair extends Two>(
  app: App,
  exhibitorId: ExhibitorId | null,
  pairs: readonly Pair[],
  decide: (pair: Two, given: Pair) => boolean,
): Promise<number> {
  let changed = 0
  for (let at = 0; at < pairs.length; at += AT_ONCE) {
    app.db
      .transaction(() => {
        for (const pair of pairs.slice(at, at + AT_ONCE))
          if (knowsBoth(app.db, exhibitorId, pair.a, pair.b) && decide(inOrder(pair), pair)) changed += 1
      })
      .immediate()
    await setImmediate()
  }
  if (countStale(app.db) > MANY_STALE) {
    await resultOf(refreshInWorker(app))
  }
  return changed
}

async function assertKnown(app: App, exhibitorId: ExhibitorId | null, pairs: readonly Two[]): Promise<void> {
  if (exhibitorId !== null) exhibitorWithId(app, exhibitorId)
  for (let at = 0; at < pairs.length; at += AT_ONCE) {
    for (const { a, b } of pairs.slice(at, at + AT_ONCE))
      if (!knowsBoth(app.db, exhibitorId, a, b)) throw new AppError('link_not_found')
    await setImmediate()
  }
}

function notInBundle(app: App, exhibitorId: ExhibitorId | null, { a, b }: Two): void {
  for (const leadId of leadsOfVisitors(app.db, exhibitorId, a, b)) markUnbundled(app.db, leadId satisfies LeadId)
}

/** The leads that show as one with this visitor's leads now show this visitor's name. */
function keepName(app: App, exhibitorId: ExhibitorId | null, visitorId: VisitorId, moment: Stamp): void {
  for (const leadId of leadsOfVisitors(app.db, exhibitorId, visitorId, visitorId)) {
    if (groupOf(app.db, leadId).length < 2) continue
    changeRegister(app.db, leadId, NAME_KEPT, true, { moment, by: '' })
    markStale(app.db, leadId)
  }
}

/**
 * Declares pairs to be one person. Returns how many were not declared so before; a repeat changes nothing. Throws
 * `link_not_found`.
 */
export async function linkPairs(
  app: App,
  exhibitorId: ExhibitorId | null,
  pairs: readonly ToLink[],
  { id, at }: Command,
): Promise<number> {
  await assertKnown(app, exhibitorId, pairs)
  const { stationId } = thisStation(app)
  const link = ({ a, b }: Two): boolean => {
    if (linksBetween(app.db, exhibitorId, a, b).length > 0) return false
    const added = addSamePerson(app.db, {
      linkId: samePersonLinkIdFrom(id, a, b),
      exhibitorId,
      visitorA: a,
      visitorB: b,
      stationId,
      at,
    })
    if (added) notInBundle(app, exhibitorId, { a, b })
    return added
  }
  return inPortions(app, exhibitorId, pairs, (pair, given) => {
    const added = link(pair)
    if (added && given.keepName != null) keepName(app, exhibitorId, given.keepName, clockOf(app).next(at))
    return added
  })
}

/**
 * Declares pairs to be two people. Returns for how many this is new. Throws `link_not_found`, also if an exhibitor
 * tries to separate a pair that the organiser linked.
 */
export async function unlinkPairs(
  app: App,
  exhibitorId: ExhibitorId | null,
  pairs: readonly Two[],
  { id, at }: Command,
): Promise<number> {
  await assertKnown(app, exhibitorId, pairs)
  const { stationId } = thisStation(app)
  if (exhibitorId !== null && pairs.map(inOrder).some(({ a, b }) => linksBetween(app.db, null, a, b).length > 0))
    throw new AppError('link_not_found')
  return inPortions(app, exhibitorId, pairs, ({ a, b }) => {
    const standing = linksBetween(app.db, exhibitorId, a, b)
    const withdrawn = standing.length > 0 ? standing : [samePersonLinkIdFrom(id, a, b)]
    // Without a link, "two people" is stored as a link that is withdrawn at once.
    if (standing.length === 0)
      addSamePerson(app.db, { linkId: withdrawn[0]!, exhibitorId, visitorA: a, visitorB: b, stationId, at })
    const added = withdrawn.filter((linkId) =>
      addSamePersonWithdrawal(app.db, { withdrawalId: linkWithdrawalIdFrom(id, linkId), linkId, stationId, at }),
    )
    if (added.length > 0) notInBundle(app, exhibitorId, { a, b })
    return added.length > 0
  })
}

/** Some decisions with their visitors, the pair that was linked last first. `more`: are there others behind them? */
export function listDecisions(
  app: App,
  exhibitorId: ExhibitorId | null,
  { offset, limit }: { offset: number; limit: number },
): { links: DuplicateLink[]; visitors: DuplicateVisitor[]; more: boolean } {
  const names = new Map(listStations(app.db).map((station) => [station.stationId, station.name]))
  const found = pageOfDecisions(app.db, exhibitorId, { offset, limit: limit + 1 })
  const decisions = found.slice(0, limit)
  return {
    more: found.length > limit,
    links: decisions.map(({ stationId, ...decision }) => ({
      ...decision,
      pairId: pairId(decision.a, decision.b),
      station: names.get(stationId) ?? '',
      mine: decision.exhibitorId === exhibitorId,
    })),
    visitors: createVisitorsOnce(app, exhibitorId)(decisions.flatMap(({ a, b }) => [a, b])),
  }
}
