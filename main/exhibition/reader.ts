/** Which reader the recorded payloads were read with. */
import type { App } from '../app/app.ts'
import { setListReader, setReader } from '../app/meta.sql.ts'
import { exhibitionOf } from './current.ts'
import { hasLeads } from './exhibition.sql.ts'

/** Before the first scan any reader is as good as the one before: nothing will have to be read again. */
export function noteReaderWhereNothingIsRead(app: App): void {
  const signature = exhibitionOf(app)?.signature
  if (signature === undefined || hasLeads(app.db)) return
  setReader(app.db, signature)
  setListReader(app.db, signature)
}
