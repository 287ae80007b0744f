/** The stations: this installation, and those whose bundles were merged here. */
import { z } from 'zod'
import { procedure } from './base.ts'
import { command, stationId } from './shapes.ts'

export const stationContract = {
  rename: procedure('organiser')
    .input(z.object({ command, name: z.string().trim().min(1).max(60) }))
    .output(z.object({ stationId, name: z.string() })),
}
