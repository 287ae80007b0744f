/** This installation's station and its clock, kept while the app is open. */
import type { App } from '../app/app.ts'
import { createClock, type Clock } from '../app/clock.ts'
import { perApp } from '../app/per-app.ts'
import { ensureStation } from './station-key.ts'
import { getThisStation, upsertStation, type Station } from './station.sql.ts'

const known = perApp((): { station?: Station; clock?: Clock } => ({}))

/** The station. Its key is made at the first call. */
export function thisStation(app: App): Station {
  return (known(app).station ??= getThisStation(app.db) ?? ensureStation(app.db, new Date().toISOString()))
}

/** Renames this station. */
export function renameStation(app: App, name: string, at: string): Station {
  const station = { ...thisStation(app), name }
  upsertStation(app.db, station, at)
  return (known(app).station = station)
}

export function clockOf(app: App): Clock {
  return (known(app).clock ??= createClock(app.db, thisStation(app).stationId))
}
