/** Every procedure of the contract, implemented: one file a noun. */
import { os } from '../app/procedure.ts'
import { bundle } from '../bundle/procedures.ts'
import { duplicate } from '../person/procedures.ts'
import { erasure } from '../erasure/procedures.ts'
import { card } from '../card/procedures.ts'
import { exhibition } from '../exhibition/procedures.ts'
import { followup } from '../followup/procedures.ts'
import { health } from '../health/procedures.ts'
import { key } from '../key/procedures.ts'
import { lead } from '../lead/procedures.ts'
import { registrant } from '../registrant/procedures.ts'
import { reread } from '../badge-format/reread.ts'
import { scan } from '../scan/procedures.ts'
import { session } from '../session/procedures.ts'
import { settings } from '../settings/procedures.ts'
import { template } from '../badge-format/procedures.ts'

export const router = os.router({
  exhibition,
  session,
  settings,
  scan,
  lead,
  followup,
  health,
  registrant,
  card,
  template,
  reread,
  bundle,
  erasure,
  key,
  duplicate,
})
