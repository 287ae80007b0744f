/** One complete lead, as its screen shows it. */
import type { LeadId } from '../../shared/domain/ids.ts'
import { changedBy, isChangedBy } from '../../shared/domain/lead/changed-by.ts'
import { deriveLead } from '../../shared/domain/lead/derive.ts'
import { originsOf } from '../../shared/domain/lead/origins.ts'
import { stampStation, stampTime } from '../../shared/domain/stamp.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { currentExhibition } from '../exhibition/current.ts'
import { listStations } from '../station/station.sql.ts'
import { listCards, shownCard } from './card.sql.ts'
import { getLeadIdentity, loadLeadFacts } from './lead-facts.sql.ts'

/** The lead with everything its screen shows. Throws `lead_not_found`. */
export function leadDetail(app: App, leadId: LeadId) {
  const { read } = currentExhibition(app)
  const identity = getLeadIdentity(app.db, leadId)
  const facts = identity ? loadLeadFacts(app.db, leadId, identity, read) : null
  const derived = facts ? deriveLead(facts) : null
  if (facts === null || derived === null) throw new AppError('lead_not_found')
  return {
    ...derived,
    origins: originsOf(facts, derived.badgeContact),
    cards: listCards(app.db, leadId).map(shownCard),
    stationNames: Object.fromEntries(listStations(app.db).map((station) => [station.stationId, station.name])),
    changes: facts.registers
      .filter(({ field }) => !isChangedBy(field))
      .map((register) => ({
        at: stampTime(register.stamp),
        field: register.field,
        value: register.value,
        station: stampStation(register.stamp),
        by: changedBy(facts.registers, register),
      }))
      .toSorted((a, b) => (a.at < b.at ? 1 : -1)),
  }
}
