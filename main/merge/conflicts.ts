/**
 * Conflicts as a report shows them: each field once, with the value in force and every other value from any station.
 */
import type { Conflict } from '../../shared/contract/bundle.ts'
import { stampStation, stampTime } from '../../shared/domain/stamp.ts'
import type { Reads } from '../db/connection.ts'
import { getSetting, type Setting } from '../lead/register.sql.ts'
import type { Clash } from './join.ts'

const toSetting = ({ value, stamp }: Setting): Conflict['kept'] => ({
  value: JSON.parse(value) as unknown,
  at: stampTime(stamp),
  station: stampStation(stamp),
})

/** The newest setting of each value other than `kept`, newest first. */
function othersOf(settings: readonly Setting[], kept: Setting): Setting[] {
  const byValue = new Map<string, Setting>()
  for (const setting of settings.toSorted((a, b) => (a.stamp < b.stamp ? 1 : -1)))
    if (setting.value !== kept.value && !byValue.has(setting.value)) byValue.set(setting.value, setting)
  return [...byValue.values()]
}

/** Turns clashes into conflicts after the merge. An erased lead has none. */
export function conflictsOf(db: Reads, clashes: readonly Clash[]): Conflict[] {
  const byField = Map.groupBy(clashes, ({ leadId, field }) => `${leadId} ${field}`)
  return [...byField.values()].flatMap((some): Conflict[] => {
    const { leadId, field } = some[0]!
    const kept = getSetting(db, leadId, field)
    if (kept === null) return []
    const others = othersOf(
      some.flatMap((clash) => [clash.kept, clash.other]),
      kept,
    ).map(toSetting)
    const [other] = others
    return other === undefined ? [] : [{ leadId, field, kept: toSetting(kept), other, others }]
  })
}
