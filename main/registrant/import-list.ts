/** Previews the fair's list, imports it, and removes it: each in a worker, one at a time. */
import type { ListPreview, RegistrantReport } from '../../shared/contract/registrant.ts'
import type { RegistrantField } from '../../shared/domain/registrants/fields.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { defineJob, resultOf, type Progress } from '../app/jobs.ts'
import { currentExhibition } from '../exhibition/current.ts'
import type { importRegistrants as importRegistrantsWork } from './import-registrants.job.ts'
import type { previewRegistrants as previewRegistrantsWork } from './preview-registrants.job.ts'
import type { removeRegistrants as removeRegistrantsWork } from './remove-registrants.job.ts'

export const removeRegistrants = defineJob<typeof removeRegistrantsWork>('removeRegistrants')

export const previewRegistrants = defineJob<typeof previewRegistrantsWork>('previewRegistrants')

export const importRegistrants = defineJob<typeof importRegistrantsWork>('importRegistrants')

/** A list file on this machine, and settings that correct a wrong guess. */
export interface ListFile {
  file: string
  name: string
  charset?: NonNullable<ListPreview['charset']> | undefined
  delimiter?: string | undefined
  headingLine?: number | undefined
  /** The field of each column. */
  mapping?: RegistrantField[] | undefined
}

/** Previews a list in a worker. Throws `exhibition_missing`, or the reason why the file is refused. */
export function previewList(
  app: App,
  { file, name, mapping, ...options }: ListFile,
  signal?: AbortSignal,
): Promise<ListPreview> {
  const { country } = currentExhibition(app).file.exhibition
  return resultOf(app.jobs.run(previewRegistrants, { file, name, country, options, mapping: mapping ?? null }, signal))
}

/** Allows one list job at a time, because each begins by deleting lists that are not current. */
function assertFree(app: App): void {
  if (app.jobs.isRunning(importRegistrants) || app.jobs.isRunning(removeRegistrants)) throw new AppError('job_running')
}

/**
 * Imports a list in a worker and replaces the current one. Throws what `previewList` throws, `job_running` and
 * `cancelled`; the current list then stays.
 */
export async function* importList(
  app: App,
  list: ListFile,
  at: string,
  signal?: AbortSignal,
): AsyncGenerator<Progress, RegistrantReport, void> {
  const { exhibitionId, file: exhibition } = currentExhibition(app)
  const { file, name, mapping, ...options } = list
  assertFree(app)
  return yield* app.jobs.run(
    importRegistrants,
    {
      databaseFile: app.databaseFile,
      turn: app.turn,
      file,
      name,
      at,
      exhibitionId,
      exhibition,
      options,
      mapping: mapping ?? null,
    },
    signal,
  )
}

/**
 * Removes the list; returns true if there was one. Throws `exhibition_missing`, `job_running`, `cancelled` or a storage
 * `AppError`.
 */
export function removeList(app: App, signal?: AbortSignal): Promise<boolean> {
  const { file: exhibition } = currentExhibition(app)
  assertFree(app)
  return resultOf(
    app.jobs.run(removeRegistrants, { databaseFile: app.databaseFile, turn: app.turn, exhibition }, signal),
  )
}
