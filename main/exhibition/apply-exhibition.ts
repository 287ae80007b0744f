/** Sets up the exhibition from its file, whole or not at all. The file may be applied again. */
import { exhibitionFile, MAX_TEMPLATES, type ExhibitionFile } from '../../shared/contract/exhibition-file.ts'
import { fieldErrors } from '../../shared/contract/field-errors.ts'
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'
import { exhibitionIdFrom, exhibitorIdFrom, type ExhibitionId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { hashSecret, isSecret } from '../app/secret.ts'
import { forgetExhibition, noteReaderBeforeFirstScan } from './current.ts'
import { getExhibition, listExhibitors, putExhibition, putExhibitor, removeExhibitorsExcept } from './exhibition.sql.ts'

/**
 * Checks a whole parsed exhibition file. Throws `exhibition_file_invalid` naming each wrong field, or `format_newer`.
 */
function parseExhibitionFile(file: unknown): ExhibitionFile {
  const version: unknown =
    typeof file === 'object' && file !== null && 'formatVersion' in file ? file.formatVersion : null
  if (typeof version === 'number' && version > 1) throw new AppError('format_newer', { found: version, known: 1 })
  const parsed = exhibitionFile.safeParse(file, { reportInput: true })
  if (!parsed.success) throw new AppError('exhibition_file_invalid', { fields: fieldErrors(parsed.error, file) })
  return parsed.data
}

/** Adds local data that the file lacks: exhibitors' public keys, and taught formats, which follow the file's own. */
function withWhatIsHere(file: ExhibitionSetup, here: ExhibitionSetup): ExhibitionSetup {
  const keys = new Map(here.exhibitors.map(({ code, recipient }) => [code, recipient]))
  const ids = new Set(file.badge.templates.map(({ id }) => id))
  return {
    ...file,
    exhibitors: file.exhibitors.map((exhibitor) => {
      const recipient = exhibitor.recipient ?? keys.get(exhibitor.code)
      return recipient === undefined ? exhibitor : { ...exhibitor, recipient }
    }),
    badge: {
      templates: [...file.badge.templates, ...here.badge.templates.filter(({ id }) => !ids.has(id))].slice(
        0,
        MAX_TEMPLATES,
      ),
    },
  }
}

/** The number of exhibitors whose PIN the file changes. */
async function countChangedPins(app: App, file: ExhibitionFile): Promise<number> {
  const here = new Map(listExhibitors(app.db).map(({ code, pinHash }) => [code, pinHash]))
  const changed = await Promise.all(
    file.exhibitors.map(async ({ code, pin, pinHash }) => {
      const known = here.get(code) ?? null
      if (pin !== undefined) return known === null || !(await isSecret(pin, known))
      return pinHash !== undefined && pinHash !== known
    }),
  )
  return changed.filter(Boolean).length
}

/**
 * Applies an exhibition file whole or not at all. Refuses the file of another exhibition. Returns the number of changed
 * PINs.
 */
export async function applyExhibition(app: App, input: unknown, at: string): Promise<{ changedPins: number }> {
  const file = parseExhibitionFile(input)
  const { name, startsOn, booth } = file.exhibition
  const exhibitionId: ExhibitionId = file.exhibition.id ?? exhibitionIdFrom(name.en, startsOn, booth)
  const pinHashes = await Promise.all(
    file.exhibitors.map(async ({ pin, pinHash }) => (pin === undefined ? (pinHash ?? null) : hashSecret(pin))),
  )
  const changedPins = await countChangedPins(app, file)
  const withoutPins: ExhibitionSetup = {
    ...file,
    exhibitors: file.exhibitors.map(({ pin: _pin, pinHash: _hash, ...exhibitor }) => exhibitor),
  }
  app.db
    .transaction(() => {
      const current = getExhibition(app.db)
      if (current && current.exhibitionId !== exhibitionId)
        throw new AppError('exhibition_differs', { name: current.file.exhibition.name.en })
      const setup = current ? withWhatIsHere(withoutPins, current.file) : withoutPins
      putExhibition(app.db, exhibitionId, setup, at)
      const exhibitors = setup.exhibitors.map((exhibitor, position) => ({
        ...exhibitor,
        position,
        exhibitorId: exhibitorIdFrom(exhibitionId, exhibitor.code),
        pinHash: pinHashes[position] ?? null,
        sender: exhibitor.sender ?? null,
        recipient: exhibitor.recipient ?? null,
      }))
      for (const exhibitor of exhibitors) putExhibitor(app.db, exhibitionId, exhibitor)
      removeExhibitorsExcept(
        app.db,
        exhibitors.map((exhibitor) => exhibitor.exhibitorId),
      )
    })
    .immediate()
  forgetExhibition(app)
  noteReaderBeforeFirstScan(app)
  return { changedPins }
}
