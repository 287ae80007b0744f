import { os } from '../app/procedure.ts'
import { renameStation } from './this-station.ts'

export const station = os.station.router({
  rename: os.station.rename.handler(({ context: { app }, input: { command, name } }) => {
    const { stationId } = renameStation(app, name, command.at)
    return { stationId, name }
  }),
})
