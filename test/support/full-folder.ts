/** A data folder with many leads, their lists up to date, as a station has it at the end of a fair. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resultOf } from '../../main/app/jobs.ts'
import { openApp } from '../../main/hosts/open-app.ts'
import { refreshInWorker } from '../../main/lead/freshen.ts'
import type { ExhibitionId } from '../../shared/domain/ids.ts'
import { addExhibition, addManyLeads } from './bundles/many-leads.ts'

const EXHIBITION = '018f0000-0000-8000-8000-00000000000a' as ExhibitionId

/** Makes it in the temporary folder and returns its path; the caller removes it. */
export async function makeFullFolder(leads: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'enishi-full-'))
  const app = openApp({ folder })
  try {
    addExhibition(app.db, EXHIBITION)
    addManyLeads(app.db, EXHIBITION, leads)
    app.db.exec('INSERT INTO stale_lead SELECT lead_id FROM lead')
    await resultOf(refreshInWorker(app))
  } finally {
    await app.close()
  }
  return folder
}
