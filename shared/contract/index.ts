/** The one table of procedures, `noun.verb`. Every host serves it and every page calls it. */
import type { ContractRouterClient } from '@orpc/contract'
import { bundleContract } from './bundle.ts'
import { duplicateContract } from './duplicate.ts'
import { erasureContract } from './erasure.ts'
import { cardContract } from './card.ts'
import { exhibitionContract } from './exhibition.ts'
import { followupContract } from './followup.ts'
import { healthContract } from './health.ts'
import { keyContract } from './key.ts'
import { leadContract } from './lead.ts'
import { parcelContract } from './parcel.ts'
import { registrantContract } from './registrant.ts'
import { rereadContract } from './reread.ts'
import { scanContract } from './scan.ts'
import { sessionContract } from './session.ts'
import { settingsContract } from './settings.ts'
import { stationContract } from './station.ts'
import { templateContract } from './template.ts'
import { uploadContract } from './upload.ts'

export const contract = {
  exhibition: exhibitionContract,
  session: sessionContract,
  settings: settingsContract,
  scan: scanContract,
  lead: leadContract,
  followup: followupContract,
  health: healthContract,
  registrant: registrantContract,
  upload: uploadContract,
  parcel: parcelContract,
  card: cardContract,
  station: stationContract,
  template: templateContract,
  reread: rereadContract,
  bundle: bundleContract,
  erasure: erasureContract,
  key: keyContract,
  duplicate: duplicateContract,
}

/** The table as a client sees it, over any transport. */
export type Client = ContractRouterClient<typeof contract>
