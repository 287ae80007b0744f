/** Conflicts as a report tells them: each field once, with what is in force and every other value, whoever set it. */
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

/** Of each value that is not `kept` the newest setting, newest first. */
function othersOf(settings: readonly Setting[], kept: Setting): Setting[] {
  const byValue = new Map<string, Setting>()
  for (const setting of settings.toSorted((a, b) => (a.stamp < b.stamp ? 1 : -1)))
    if (setting.value !== kept.value && !byValue.has(setting.value)) byValue.set(setting.value, setting)
  return [...byValue.values()]
}

/** The conflicts that these clashes come to, now that all is merged; none where the lead has been erased. */
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
