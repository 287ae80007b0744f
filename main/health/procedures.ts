import { os } from '../app/procedure.ts'
import { countPerExhibitor } from '../lead/counts.sql.ts'
import { freshen } from '../lead/freshen.ts'
import { countScans } from '../scan/scan.sql.ts'
import { thisStation } from '../station/this-station.ts'
import { runCheck } from './check-health.ts'

export const health = os.health.router({
  status: os.health.status.handler(({ context: { app } }) => {
    freshen(app)
    const { stationId, name } = thisStation(app)
    const perExhibitor = countPerExhibitor(app.db)
    const sum = (key: 'leads' | 'notExported') => perExhibitor.reduce((total, count) => total + count[key], 0)
    return {
      station: { stationId, name },
      ...countScans(app.db),
      leads: sum('leads'),
      notExported: sum('notExported'),
      perExhibitor,
    }
  }),
  check: os.health.check.handler(async function* ({ context: { app }, signal }) {
    const health = yield* runCheck(app, signal)
    yield { kind: 'done' as const, ...health }
  }),
})
