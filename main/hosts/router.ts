/** The procedures of all subjects in one table, each behind its access rule. */
import { reread, template } from '../badge-format/procedures.ts'
import { bundle } from '../bundle/procedures.ts'
import { card } from '../card/procedures.ts'
import { demo } from '../demo/procedures.ts'
import { erasure } from '../erasure/procedures.ts'
import { exhibition } from '../exhibition/procedures.ts'
import { followup } from '../followup/procedures.ts'
import { health } from '../health/procedures.ts'
import { key } from '../key/procedures.ts'
import { lead } from '../lead/procedures.ts'
import { merging } from '../merge/procedures.ts'
import { duplicate } from '../person/procedures.ts'
import { registrant } from '../registrant/procedures.ts'
import { scan } from '../scan/procedures.ts'
import { session } from '../session/procedures.ts'
import { settings } from '../settings/procedures.ts'
import { station } from '../station/procedures.ts'
import { parcel, upload } from '../transfer/procedures.ts'
import { guarded } from './boundary.ts'

export const router = guarded.router({
  exhibition: { ...exhibition, demo },
  session,
  settings,
  scan,
  lead,
  followup,
  health,
  registrant,
  upload,
  parcel,
  card,
  station,
  template,
  reread,
  bundle: { ...bundle, ...merging },
  erasure,
  key,
  duplicate,
})
