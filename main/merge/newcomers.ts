/**
 * Collects the leads of a bundle that are not here yet, with their visitors in ascending order. A large merge writes
 * the visitors first. Their order differs from that of the leads, so mixed writing would touch nearly every page of the
 * database many times.
 */
import { MAX_BADGE_CODE } from '../bundle/batch-walk.ts'
import { ByteCursor, ByteWriter } from '../bundle/bytes.ts'
import type { LeadGroup } from '../lead/tables.sql.ts'

/** The most identities to hold, about 60 bytes each. For a larger bundle, visitors are written with their leads. */
const MAX = 2 ** 21
/** The size of one packed piece. A single growing buffer would need twice the memory while it grows. */
const PIECE = 2 ** 20

type Identity = Omit<LeadGroup, 'rows'>

export interface Newcomers {
  add(lead: Identity): void
  readonly count: number
  /** True if all of them are held. */
  readonly isHeld: boolean
  /** All of them in order of visitor, `some` at a time. */
  byVisitor(some: number): Generator<Identity[], void, void>
}

export function createNewcomers(): Newcomers {
  const pieces: ByteCursor[] = []
  const packed = new ByteWriter()
  const closePiece = () => {
    pieces.push(new ByteCursor(Buffer.from(packed.taken())))
    packed.clear()
  }
  const exhibitors: string[] = []
  const exhibitorIndex = new Map<string, number>()
  /** One number per identity: the first 32 bits of the visitor's id and the index. Numbers sort fast. */
  let keys = new Float64Array(1024)
  let places: number[] = []
  let held = 0
  let count = 0

  const hold = ({ leadId, exhibitorId, visitorId, badgeCode }: Identity) => {
    let index = exhibitorIndex.get(exhibitorId)
    if (index === undefined) {
      exhibitorIndex.set(exhibitorId, (index = exhibitors.length))
      exhibitors.push(exhibitorId)
    }
    if (held === keys.length) {
      const grown = new Float64Array(keys.length * 2)
      grown.set(keys)
      keys = grown
    }
    keys[held] = Number.parseInt(visitorId.slice(0, 8), 16) * 2 ** 21 + held
    places.push(pieces.length * PIECE + packed.length)
    packed.uuid(visitorId)
    packed.uuid(leadId)
    packed.varint(index)
    packed.byte(badgeCode === null ? 0 : 1)
    if (badgeCode !== null) packed.text(badgeCode)
    held += 1
    if (packed.length > PIECE - 2 * MAX_BADGE_CODE) closePiece()
  }
  return {
    add(lead) {
      count += 1
      if (held < MAX) hold(lead)
    },
    get count() {
      return count
    },
    get isHeld() {
      return held === count
    },
    *byVisitor(some) {
      closePiece()
      const order = keys.subarray(0, held).sort()
      for (let from = 0; from < held; from += some) {
        const identities: Identity[] = []
        for (const key of order.subarray(from, from + some)) {
          const place = places[key % 2 ** 21]!
          const reader = pieces[Math.floor(place / PIECE)]!
          reader.at = place % PIECE
          const visitorId = reader.uuid()
          const leadId = reader.uuid()
          const exhibitorId = exhibitors[reader.varint()]!
          identities.push({
            leadId,
            exhibitorId,
            visitorId,
            badgeCode: reader.byte() === 0 ? null : reader.text(MAX_BADGE_CODE),
          })
        }
        yield identities
      }
      places = []
      pieces.length = 0
    },
  }
}
