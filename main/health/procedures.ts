import type { Caller } from '../app/context.ts'
import { databaseRevision } from '../app/meta.sql.ts'
import { os } from '../app/procedure.ts'
import { countTombstones } from '../erasure/tombstone.sql.ts'
import { countPerExhibitor } from '../lead/counts.sql.ts'
import { freshen, isCatchingUp } from '../lead/freshen.ts'
import { countScans } from '../scan/scan.sql.ts'
import { thisStation } from '../station/this-station.ts'
import { runCheck } from './check-health.ts'

/** The rooms that a page has opened, in so far as it differs after one was opened or all were locked. */
const openedBy = (caller: Caller): string =>
  caller.kind === 'owner' ? '' : `${caller.exhibitors.size}${caller.organiser ? '+' : ''}`

export const health = os.health.router({
  status: os.health.status.handler(({ context: { app, caller } }) => {
    freshen(app)
    const { stationId, name } = thisStation(app)
    const perExhibitor = countPerExhibitor(app.db)
    const sum = (key: 'leads' | 'notInList') => perExhibitor.reduce((total, count) => total + count[key], 0)
    return {
      station: { stationId, name },
      ...countScans(app.db),
      leads: sum('leads'),
      notInList: sum('notInList'),
      catchingUp: isCatchingUp(app),
      perExhibitor,
      revision: [databaseRevision(app.db), app.settings.changes(), openedBy(caller)].join('.'),
      erased: countTombstones(app.db),
    }
  }),
  check: os.health.check.handler(async function* ({ context: { app }, signal }) {
    const health = yield* runCheck(app, signal)
    yield { kind: 'done' as const, ...health }
  }),
})
