/**
 * Proves that a bundle is sealed to one exhibitor: reads all of it with the same code as a merge and finds no other
 * exhibitor's data. Anyone who can open the bundle can run it; it needs no database.
 */
import { exhibitorIdFrom, type ExhibitorId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import type { Keys } from '../key/age.ts'
import { fingerprintOf, verifyBundle } from './decode.ts'
import { fastLeadId } from './fast-id.ts'

export interface SealProof {
  exhibitorId: ExhibitorId
  /** The exhibitor's code, as written in the bundle. */
  exhibitor: string
  station: string
  fingerprint: string
  madeAt: string
  leads: number
  scans: number
}

/**
 * Throws `bundle_not_sealed` naming the foreign data, or the error of `verifyBundle`. This exhibitor's id and the
 * visitor's id must make every lead's id, so another exhibitor's lead cannot pass under a changed name.
 */
export async function verifySealed(path: string, keys: Keys): Promise<SealProof> {
  let foreign: string | null = null
  const visitors = new Set<string>()
  let sealedTo = ''
  const bundle = await verifyBundle(path, {
    keys,
    here: null,
    accept({ exhibitor, exhibition }) {
      if (exhibitor === null) throw new AppError('bundle_not_sealed', { detail: 'all' })
      // a person reads the code, so the code must make the id
      if (exhibitorIdFrom(exhibition.id, exhibitor.code) !== exhibitor.id)
        throw new AppError('bundle_not_sealed', { detail: exhibitor.code })
      sealedTo = exhibitor.id
    },
    eachBatch(leads) {
      for (const lead of leads) visitors.add(lead.visitorId)
      foreign ??=
        leads.find((lead) => lead.exhibitorId !== sealedTo || fastLeadId(sealedTo, lead.visitorId) !== lead.leadId)
          ?.leadId ?? null
    },
  })
  try {
    const { header, preface, summary } = bundle
    const own = header.exhibitor!
    if (foreign === null && bundle.refusedCount > 0) foreign = bundle.refused[0]?.leadId ?? 'lead'
    if (foreign === null) foreign = preface.exhibitors.find((exhibitor) => exhibitor.id !== own.id)?.code ?? null
    // a link says that two badges are one person's; this exhibitor must have a lead of both
    const strange = preface.samePerson.find(
      ({ visitorA, visitorB }) => !visitors.has(visitorA) || !visitors.has(visitorB),
    )
    if (foreign === null) foreign = strange?.linkId ?? null
    if (foreign !== null) throw new AppError('bundle_not_sealed', { detail: foreign })
    return {
      exhibitorId: own.id,
      exhibitor: own.code,
      station: header.station.name,
      fingerprint: fingerprintOf(header.station.publicKey),
      madeAt: header.madeAt,
      leads: summary.leads,
      scans: summary.rows.scan ?? 0,
    }
  } finally {
    bundle.file.close()
  }
}
