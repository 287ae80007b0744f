/**
 * Applies what precedes a bundle's leads: stations, links and tombstones, and deletes what the tombstones cover. Its
 * steps run to the end even when the merge is cancelled; otherwise they would stay half done.
 */
import type { Here, VerifiedBundle } from '../bundle/decode.ts'
import type { BundleStation } from '../bundle/json-blocks.ts'
import type { Writes } from '../db/connection.ts'
import { inShortTransactions, type Pace } from '../db/short-transactions.ts'
import type { Turn } from '../db/turn.ts'
import { deleteLead, deleteVisitor, findBuried, leadsOfVisitor } from '../erasure/erase.sql.ts'
import { eraseRegistrant, listedCodes } from '../erasure/registrants.sql.ts'
import { addTombstone, createGraveyard, listTombstones } from '../erasure/tombstone.sql.ts'
import { addSamePerson, addSamePersonWithdrawal } from '../person/same-person.sql.ts'
import { acceptStation, addStation, type Station } from '../station/station.sql.ts'
import { createBurials } from './burials.ts'
import { leadsHere } from './known-rows.sql.ts'
import { countScansOfLead } from './merge-record.sql.ts'

export interface PrefaceOptions {
  here: Here
  /** The time of the request, by the clock here. */
  at: string
  turn: Turn
}

const toStation = ({ stationId, name, publicKey }: BundleStation): Station => ({
  stationId,
  name,
  publicKey: new Uint8Array(Buffer.from(publicKey, 'hex')),
})

const toItsEnd = ({ turn }: PrefaceOptions): Pace => ({ turn, control: { throwIfCancelled: () => undefined } })

/** Applies stations, links and tombstones. They are few, and the first lead needs them. */
export async function applyPreface(db: Writes, options: PrefaceOptions, bundle: VerifiedBundle): Promise<void> {
  const { preface, header } = bundle
  const pace = toItsEnd(options)
  db.transaction(() => {
    acceptStation(db, toStation(header.station), header.madeAt, options.at)
    for (const station of preface.stations) addStation(db, toStation(station), options.at)
  }).immediate()
  await inShortTransactions(db, preface.erasures, (erasure) => void addTombstone(db, erasure), pace)
  // A visitor may be erased between two transactions. Their links must not come back.
  const burials = createBurials(db)
  await inShortTransactions(
    db,
    preface.samePerson,
    (link) => {
      if (!burials.isErased(link.visitorA) && !burials.isErased(link.visitorB)) addSamePerson(db, link)
    },
    { ...pace, begin: () => burials.refresh() },
  )
  await inShortTransactions(
    db,
    preface.samePersonWithdrawals,
    (withdrawal) => void addSamePersonWithdrawal(db, withdrawal),
    pace,
  )
}

/** Deletes the leads that a tombstone of this bundle covers and tells `noteErased` of each. Returns their number. */
export async function bury(
  db: Writes,
  options: PrefaceOptions,
  bundle: VerifiedBundle,
  noteErased: (leadId: string, scans: Record<string, number>) => void,
): Promise<number> {
  const hashes = new Set(bundle.preface.erasures.map((erasure) => erasure.salt + erasure.hash))
  if (hashes.size === 0) return 0
  const pace = toItsEnd(options)
  const graveyard = createGraveyard(
    listTombstones(db, null).filter((tombstone) => hashes.has(tombstone.salt + tombstone.hash)),
  )
  const buried = findBuried(db, graveyard)
  const listed = graveyard.hasVisitors
    ? listedCodes(db, options.here.exhibitionId, (visitorId) => graveyard.ofVisitor(visitorId).length > 0)
    : []
  await inShortTransactions(db, listed, (code) => void eraseRegistrant(db, code), pace)
  let leads = 0
  const note = (leadId: string) => noteErased(leadId, countScansOfLead(db, leadId))
  await inShortTransactions(
    db,
    buried.visitors,
    ([visitorId, tombstones]) => {
      for (const leadId of leadsOfVisitor(db, visitorId)) note(leadId)
      leads += deleteVisitor(db, visitorId, tombstones).leads
    },
    pace,
  )
  await inShortTransactions(
    db,
    leadsHere(db, buried.leads),
    (leadId) => {
      note(leadId)
      deleteLead(db, leadId)
      leads += 1
    },
    pace,
  )
  return leads
}
