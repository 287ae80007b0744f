import { checkHealth } from './check-health.ts'
import { countPerExhibitor, countScans } from '../lead/counts.sql.ts'
import { upsertStation } from '../station/station.sql.ts'
import { os } from '../app/procedure.ts'
import { freshen } from '../exhibition/current.ts'

export const health = os.health.router({
  status: os.health.status.handler(({ context: { app } }) => {
    freshen(app)
    const { stationId, name } = app.station()
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
  check: os.health.check.handler(({ context }) => checkHealth(context.app)),
  renameStation: os.health.renameStation.handler(({ context: { app }, input }) => {
    const station = { ...app.station(), name: input.name }
    upsertStation(app.db, station, new Date().toISOString())
    app.forgetStation()
    return { stationId: station.stationId, name: station.name }
  }),
})
