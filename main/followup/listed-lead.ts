/** Loads leads in the form that a list needs. */
import type { Reader } from '../../shared/domain/badge/reader.ts'
import type { LeadId } from '../../shared/domain/ids.ts'
import { deriveLead } from '../../shared/domain/lead/derive.ts'
import type { Reads } from '../db/connection.ts'
import { getLeadIdentity, loadLeadFacts } from '../lead/lead-facts.sql.ts'
import { listStations } from '../station/station.sql.ts'
import type { ListedLead } from './column.ts'

/** Loads one lead; null if it no longer exists. */
export type LoadListed = (leadId: LeadId) => ListedLead | null

export function createListedLeads(db: Reads, read: Reader): LoadListed {
  const stationNames = new Map<string, string>(listStations(db).map((station) => [station.stationId, station.name]))
  return (leadId) => {
    const identity = getLeadIdentity(db, leadId)
    const facts = identity && loadLeadFacts(db, leadId, identity, read)
    const lead = facts && deriveLead(facts)?.lead
    if (!facts || !lead) return null
    const newest = lead.scans.at(-1)?.scanId
    const badgeFormat = facts.scans.find((scan) => scan.scanId === newest)?.reading.format ?? 'opaque'
    return { lead, badgeFormat, stationNames }
  }
}
