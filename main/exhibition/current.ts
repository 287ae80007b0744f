/** The current exhibition and its exhibitors. Most procedures read it first. */
import { readerOf, readerSignature, type Reader } from '../../shared/domain/badge/reader.ts'
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'
import type { ExhibitionId, ExhibitorId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { getOrganiserRecipient, setListReaderSignature, setPayloadReaderSignature } from '../app/meta.sql.ts'
import { perApp } from '../app/per-app.ts'
import { getExhibition, getExhibitor, hasLeads, listExhibitors, type ExhibitorRecord } from './exhibition.sql.ts'

export interface CurrentExhibition {
  exhibitionId: ExhibitionId
  file: ExhibitionSetup
  read: Reader
  readerSignature: string
}

const known = perApp((): { exhibition?: CurrentExhibition | null } => ({}))

function load(app: App): CurrentExhibition | null {
  const found = getExhibition(app.db)
  return found && { ...found, read: readerOf(found.file), readerSignature: readerSignature(found.file) }
}

/** The exhibition, or null while the data folder is empty. */
export function exhibitionOf(app: App): CurrentExhibition | null {
  const here = known(app)
  return here.exhibition === undefined ? (here.exhibition = load(app)) : here.exhibition
}

/** Call it after a change of the exhibition. */
export function forgetExhibition(app: App): void {
  delete known(app).exhibition
}

/** The current exhibition. Throws `exhibition_missing`. */
export function currentExhibition(app: App): CurrentExhibition {
  const current = exhibitionOf(app)
  if (current === null) throw new AppError('exhibition_missing')
  return current
}

/** Before the first scan, records the current reader as used: there is nothing to read again. */
export function noteReaderBeforeFirstScan(app: App): void {
  const current = exhibitionOf(app)
  if (current === null || hasLeads(app.db)) return
  setPayloadReaderSignature(app.db, current.readerSignature)
  setListReaderSignature(app.db, current.readerSignature)
}

/** The organiser's public key, from the exhibition file or made here. */
export function organiserRecipient(app: App): string | null {
  return exhibitionOf(app)?.file.organiser?.recipient ?? getOrganiserRecipient(app.db)
}

/** The exhibitor with this id. Throws `exhibitor_not_found`. */
export function exhibitorWithId(app: App, exhibitorId: ExhibitorId): ExhibitorRecord {
  const exhibitor = getExhibitor(app.db, exhibitorId)
  if (exhibitor === null) throw notFound(app, exhibitorId)
  return exhibitor
}

/** The exhibitor with this code; upper and lower case are equal. Throws `exhibitor_not_found`. */
export function exhibitorWithCode(app: App, code: string): ExhibitorRecord {
  currentExhibition(app)
  const exhibitor = listExhibitors(app.db).find((one) => one.code === code.toUpperCase())
  if (exhibitor === undefined) throw notFound(app, code)
  return exhibitor
}

function notFound(app: App, exhibitor: string): AppError {
  return new AppError('exhibitor_not_found', {
    exhibitor,
    known: listExhibitors(app.db)
      .map((one) => one.code)
      .join(', '),
  })
}
