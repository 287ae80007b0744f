/**
 * Stations whose clock is far ahead of the clock here, judged by their stamps, and the fields they won because of it.
 */
import type { MergeReport } from '../../shared/contract/bundle.ts'
import type { LeadId, StationId } from '../../shared/domain/ids.ts'
import { isChangedBy } from '../../shared/domain/lead/changed-by.ts'
import { isFarAhead, isOwnTime, isTimeFarAhead, stampMs, stampStation, type Stamp } from '../../shared/domain/stamp.ts'
import type { Header } from '../bundle/json-blocks.ts'

/** The most fields that are named per station. */
const NAMED = 100

/**
 * Per station: the latest time of its stamps, and their fields. It is plain data, because it is stored between two
 * runs.
 */
export type ClocksAhead = Record<string, { ms: number; count: number; fields: { leadId: LeadId; field: string }[] }>

/** Records a time that a station's clock showed. */
function noteTime(clocks: ClocksAhead, station: StationId, ms: number) {
  const clock = (clocks[station] ??= { ms, count: 0, fields: [] })
  clock.ms = Math.max(clock.ms, ms)
  return clock
}

/** Records those of a lead's fields whose stamp is far ahead of `at`, the time of the clock here. */
export function noteFarAhead(
  clocks: ClocksAhead,
  leadId: string,
  fields: ReadonlyMap<string, Stamp>,
  at: string,
): void {
  const now = Date.parse(at)
  for (const [field, stamp] of fields) {
    if (isChangedBy(field) || !isFarAhead(stamp, now) || !isOwnTime(stamp)) continue
    const clock = noteTime(clocks, stampStation(stamp), stampMs(stamp))
    clock.count += 1
    if (clock.fields.length < NAMED) clock.fields.push({ leadId: leadId as LeadId, field })
  }
}

/**
 * Records a scan, note, consent or the like whose time is far ahead of `at`. It names no field: a fact replaces
 * nothing. But a consent of such a time outweighs every later one, so a person must look.
 */
export function noteFactFarAhead(clocks: ClocksAhead, station: StationId, time: string, at: string): void {
  // Both are UTC in one form, so a time that is not later as text needs no further look. That is nearly every one.
  if (time > at && isTimeFarAhead(Date.parse(time), Date.parse(at))) noteTime(clocks, station, Date.parse(time))
}

/** Records a bundle whose creation time is later than the clock here. */
export function noteMadeAt(clocks: ClocksAhead, { madeAt, station }: Header, at: string): void {
  if (isTimeFarAhead(Date.parse(madeAt), Date.parse(at))) noteTime(clocks, station.stationId, Date.parse(madeAt))
}

/** Adds the times of another bundle. */
export function addClocks(clocks: ClocksAhead, more: ClocksAhead): void {
  for (const [station, { ms, count, fields }] of Object.entries(more)) {
    const clock = noteTime(clocks, station as StationId, ms)
    clock.count += count
    clock.fields.push(...fields.slice(0, NAMED - clock.fields.length))
  }
}

/** The form for the report. It leaves out leads for which `isGone` is true. */
export function clocksOf(
  clocks: ClocksAhead,
  at: string,
  names: ReadonlyMap<string, string>,
  isGone: (leadId: LeadId) => boolean,
): MergeReport['clocks'] {
  return Object.entries(clocks)
    .map(([station, { ms, count, fields }]) => {
      const named = fields.filter(({ leadId }) => !isGone(leadId))
      return {
        station: station as StationId,
        name: names.get(station) ?? '',
        aheadMs: ms - Date.parse(at),
        fieldCount: count - (fields.length - named.length),
        fields: named,
      }
    })
    .toSorted((a, b) => b.aheadMs - a.aheadMs || (a.station < b.station ? -1 : 1))
}
