import type { Migration } from '../migrate.ts'
import { leads } from './001-leads.ts'
import { bundles } from './002-bundles.ts'
import { registrants } from './003-registrants.ts'
import { samePerson } from './004-same-person.ts'
import { carriedRegistrants } from './005-carried-registrants.ts'
import { disputes } from './006-disputes.ts'
import { keptCounts } from './007-kept-counts.ts'
import { newestDecisions } from './008-newest-decisions.ts'

/** Every step from an empty database to today's, in order, without gaps. A step that was released never changes. */
export const migrations: readonly Migration[] = [
  leads,
  bundles,
  registrants,
  samePerson,
  carriedRegistrants,
  disputes,
  keptCounts,
  newestDecisions,
]
