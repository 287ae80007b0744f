/** Writes an exhibitor's list for the page or to a path. */
import { resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { FollowupFormat } from '../../shared/contract/followup.ts'
import { newId, type ExhibitorId } from '../../shared/domain/ids.ts'
import type { App } from '../app/app.ts'
import { defineJob, type Progress } from '../app/jobs.ts'
import { assertNotOurs } from '../app/own-files.ts'
import { currentExhibition, exhibitorWithCode, exhibitorWithId } from '../exhibition/current.ts'
import type { ExhibitorRecord } from '../exhibition/exhibition.sql.ts'
import { parcelsOf } from '../transfer/waiting-files.ts'
import { listFileName } from './file-name.ts'
import type { writeFollowup as writeFollowupWork } from './write-followup.job.ts'
import { noteExported, noteWrittenList } from './written-list.sql.ts'

export const writeFollowup = defineJob<typeof writeFollowupWork>('writeFollowup')

const TYPES: Record<FollowupFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
}

/** Rows per transaction: a few milliseconds of work, so that a scan can run in between. */
const NOTED_AT_ONCE = 1_000
interface Writing {
  exhibitor: ExhibitorRecord
  format: FollowupFormat
  language: 'en' | 'ja'
  out: string
  command: { id: string; at: string }
}

/** Writes a list in a worker and records its leads. Each lead then counts as exported in the state that was written. */
async function* writeList(
  app: App,
  { exhibitor, format, language, out, command }: Writing,
  signal?: AbortSignal,
): AsyncGenerator<Progress, Awaited<ReturnType<typeof writeFollowupWork>>, void> {
  const { file } = currentExhibition(app)
  const { exhibitorId, code } = exhibitor
  const input = {
    databaseFile: app.databaseFile,
    turn: app.turn,
    out,
    exhibitorId,
    exhibitorCode: code,
    format,
    language,
    at: command.at,
    exhibition: file,
  }
  const result = yield* app.jobs.run(writeFollowup, input, signal)
  for (let at = 0; at < result.written.length; at += NOTED_AT_ONCE) {
    noteExported(app.db, result.written.slice(at, at + NOTED_AT_ONCE))
    await setImmediate()
  }
  noteWrittenList(app.db, { listId: command.id, exhibitorId, format, at: command.at, leads: result.leads })
  return result
}

export interface PageRequest extends Pick<Writing, 'format' | 'language' | 'command'> {
  exhibitorId: ExhibitorId
}

/** Writes a list and keeps it until the page fetches it. Throws the same errors as `exportFollowup`. */
export async function* writeForPage(app: App, input: PageRequest, signal?: AbortSignal) {
  const { exhibitorId, format, language, command } = input
  const exhibitor = exhibitorWithId(app, exhibitorId)
  const name = listFileName(currentExhibition(app).file, exhibitor.code, command.at, format)
  const { parcelId, path } = parcelsOf(app).begin({ owner: exhibitorId, name, type: TYPES[format] })
  let isOffered = false
  try {
    const { leads } = yield* writeList(app, { exhibitor, format, language, out: path, command }, signal)
    const parcel = parcelsOf(app).offer(parcelId)
    isOffered = true
    yield { kind: 'done' as const, leads, parcel }
  } finally {
    // The page may have cancelled, or the room was locked, just when the list was finished.
    if (!isOffered) parcelsOf(app).drop(parcelId)
  }
}

export interface ExportRequest {
  exhibitorCode: string
  format: FollowupFormat
  out: string
  language: 'en' | 'ja'
}

/**
 * Writes a list to a path and replaces an older file there. Yields the progress. Throws `exhibitor_not_found`,
 * `cancelled`, `usage`, `file_unwritable` or a storage `AppError`; then `out` stays as it was.
 */
export async function* exportFollowup(
  app: App,
  request: ExportRequest,
  signal?: AbortSignal,
): AsyncGenerator<Progress, { leads: number; bytes: number; file: string }, void> {
  const exhibitor = exhibitorWithCode(app, request.exhibitorCode)
  const out = resolve(request.out)
  assertNotOurs(app, out)
  const command = { id: newId(), at: new Date().toISOString() }
  const { leads, bytes } = yield* writeList(
    app,
    { exhibitor, format: request.format, language: request.language, out, command },
    signal,
  )
  return { leads, bytes, file: request.out }
}
