/** Shows an exhibitor the counts and first rows before it writes a list. */
import type { ExhibitorId } from '../../shared/domain/ids.ts'
import type { App } from '../app/app.ts'
import { currentExhibition } from '../exhibition/current.ts'
import { countPerExhibitor } from '../lead/counts.sql.ts'
import { freshen } from '../lead/freshen.ts'
import { pageOfLeads } from '../lead/lead-list.sql.ts'
import type { Cell } from './column.ts'
import { columnsOf } from './columns.ts'
import { createListedLeads } from './listed-lead.ts'
import { lastWrittenAt } from './written-list.sql.ts'

const PREVIEW_ROWS = 5
/** The columns that tell most at a glance. */
const PREVIEW_KEYS = new Set([
  'rank',
  'company_as_given',
  'title',
  'family_name',
  'given_name',
  'email',
  'phone',
  'next_action',
  'note',
  'consent_purposes',
  'last_scanned_at',
  'badge_code',
])

const shown = (cell: Cell): string => (typeof cell === 'object' ? cell.harmless : String(cell))

export function overviewOf(app: App, exhibitorId: ExhibitorId) {
  const { file, read } = currentExhibition(app)
  freshen(app)
  const count = countPerExhibitor(app.db).find((one) => one.exhibitorId === exhibitorId)
  // Headings are the same in every language.
  const columns = columnsOf({ exhibition: file, language: 'en' }).filter((column) => PREVIEW_KEYS.has(column.key))
  const order = { sort: 'firstScanned', descending: false, offset: 0, limit: PREVIEW_ROWS } as const
  const first = pageOfLeads(app.db, { exhibitorId, ...order })
  const load = createListedLeads(app.db, read)
  return {
    leads: count?.leads ?? 0,
    changedSinceLast: count?.notInList ?? 0,
    lastWrittenAt: lastWrittenAt(app.db, exhibitorId),
    preview: {
      headings: columns.map((column) => column.key),
      rows: first
        .map(({ leadId }) => load(leadId))
        .filter((listed) => listed !== null)
        .map((listed) => columns.map((column) => shown(column.cell(listed)))),
    },
  }
}
