/** Writes one exhibitor's follow-up list. It uses its own connection. The file appears complete or not at all. */
import type { FollowupFormat } from '../../shared/contract/followup.ts'
import { readerOf } from '../../shared/domain/badge/reader.ts'
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'
import type { ExhibitorId, LeadId } from '../../shared/domain/ids.ts'
import { withConnection } from '../app/job-connection.ts'
import type { JobControl } from '../app/job-control.ts'
import { inSnapshot, type Writes } from '../db/connection.ts'
import type { Turn } from '../db/turn.ts'
import { createOutFile } from '../files/whole-file.ts'
import { listLeadIds } from '../lead/lead-list.sql.ts'
import { refreshAll } from '../lead/refresh-leads.job.ts'
import { columnsOf } from './columns.ts'
import { createListedLeads } from './listed-lead.ts'
import { createLocalTime } from './time.ts'
import { writers } from './writer.ts'

const CHUNK = 200

export interface FollowupInput {
  databaseFile: string
  turn: Turn
  out: string
  exhibitorId: ExhibitorId
  exhibitorCode: string
  format: FollowupFormat
  language: 'en' | 'ja'
  /** The time of the request. */
  at: string
  exhibition: ExhibitionSetup
}

export interface FollowupResult {
  leads: number
  bytes: number
  /** The state of each lead in the list, for `noteExported`. */
  written: [leadId: LeadId, updatedAt: string][]
}

async function writeList(db: Writes, input: FollowupInput, control: JobControl): Promise<FollowupResult> {
  const { exhibition } = input.exhibition
  const read = readerOf(input.exhibition)
  await refreshAll(db, input.exhibition, { turn: input.turn, control })
  const ids = listLeadIds(db, input.exhibitorId, '')
  const load = createListedLeads(db, read)
  const loadAll = (some: LeadId[]) => inSnapshot(db, () => some.map(load).filter((listed) => listed !== null))
  const columns = columnsOf(input)
  const name = input.exhibition.exhibitors.find((exhibitor) => exhibitor.code === input.exhibitorCode)?.name[
    input.language
  ]
  const written: FollowupResult['written'] = []

  const file = createOutFile(input.out)
  try {
    const writer = await writers[input.format](file, {
      columns,
      language: input.language,
      exhibition: exhibition.name[input.language],
      timeZone: exhibition.timeZone,
      leads: ids.length,
      exhibitor: name === undefined ? input.exhibitorCode : `${name} (${input.exhibitorCode})`,
      writtenAt: createLocalTime(exhibition.timeZone)(input.at),
    })
    for (let at = 0; at < ids.length; at += CHUNK) {
      control.throwIfCancelled()
      control.progress(at, ids.length)
      const listed = loadAll(ids.slice(at, at + CHUNK))
      writer.rows(listed.map((one) => columns.map((column) => column.cell(one))))
      for (const { lead } of listed) written.push([lead.leadId, lead.updatedAt])
    }
    writer.close()
    control.throwIfCancelled()
    const bytes = file.commit()
    control.progress(ids.length, ids.length)
    return { leads: written.length, bytes, written }
  } finally {
    file.discard()
  }
}

/** Throws `cancelled`, or a storage `AppError` that names the folder. */
export function writeFollowup(input: FollowupInput, control: JobControl): Promise<FollowupResult> {
  return withConnection(input.databaseFile, (db) => writeList(db, input, control))
}
