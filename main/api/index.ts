/** Every procedure of the contract, implemented: one file a noun. */
import { os } from './base.ts'
import { bundle } from './bundle.ts'
import { duplicate } from './duplicate.ts'
import { erasure } from './erasure.ts'
import { card } from './card.ts'
import { exhibition } from './exhibition.ts'
import { followup } from './followup.ts'
import { health } from './health.ts'
import { key } from './key.ts'
import { lead } from './lead.ts'
import { registrant } from './registrant.ts'
import { reread } from './reread.ts'
import { scan } from './scan.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { template } from './template.ts'

export const router = os.router({ exhibition, session, settings, scan, lead, followup, health, registrant, card, template, reread, bundle, erasure, key, duplicate })
