/** Which reader the lists were made with, and whether what is recorded should be read again. */
import { readerSignature } from '../../shared/domain/badge/version.ts'
import type { App } from '../app/app.ts'
import { getReader, setListReader, setReader } from '../app/meta.sql.ts'
import { hasLeads } from '../lead/payloads.sql.ts'

/** The signature of the reader in use, or null where no exhibition is set up. */
function signatureOf(app: App): string | null {
  const current = app.exhibition()
  return (
    current && readerSignature({ country: current.file.exhibition.country, templates: current.file.badge.templates })
  )
}

/** Before the first scan any reader is as good as the one before: nothing will have to be read again. */
export function noteReaderWhereNothingIsRead(app: App): void {
  const signature = signatureOf(app)
  if (signature === null || hasLeads(app.db)) return
  setReader(app.db, signature)
  setListReader(app.db, signature)
}

/** Were payloads last read by another reader than the one in use? */
export function isRereadDue(app: App): boolean {
  const known = getReader(app.db)
  return known !== null && known !== signatureOf(app) && hasLeads(app.db)
}
