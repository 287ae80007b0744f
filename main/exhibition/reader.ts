/** Records which reader has read the stored payloads. */
import type { App } from '../app/app.ts'
import { setListReader, setReader } from '../app/meta.sql.ts'
import { exhibitionOf } from './current.ts'
import { hasLeads } from './exhibition.sql.ts'

/** Before the first scan, records the current reader as used: there is nothing to read again. */
export function noteReaderWhereNothingIsRead(app: App): void {
  const signature = exhibitionOf(app)?.signature
  if (signature === undefined || hasLeads(app.db)) return
  setReader(app.db, signature)
  setListReader(app.db, signature)
}
