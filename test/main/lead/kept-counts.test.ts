// Counts are kept by triggers: whatever writes, they say what counting row by row would say.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Writes } from '../../../main/db/connection.ts'
import { eraseLead, eraseVisitor } from '../../../main/erasure/erase.sql.ts'
import { noteExported } from '../../../main/followup/written-list.sql.ts'
import { refreshLead, refreshStaleRows } from '../../../main/lead/lead-view.sql.ts'
import { clearStale, markStale, someStale } from '../../../main/lead/stale.sql.ts'
import { clearUnbundled, lastUnbundledMark, markNotInList } from '../../../main/lead/unbundled.sql.ts'
import { addStation } from '../../../main/station/station.sql.ts'
import { readBadge } from '../../../shared/domain/badge/read.ts'
import { leadIdFrom, visitorIdFromBadgeCode, type LeadId } from '../../../shared/domain/ids.ts'
import { act, perform, skews, type Act } from '../../support/bundles/history.ts'
import { ALTAIR, AT, BOREAS, EXHIBITION, bundleOf, mergeInto, openStation } from '../../support/bundles/stations.ts'
import { countedAnew, keptCounts } from '../../support/kept-counts.ts'

const read = (payload: Uint8Array) => readBadge(payload, { country: 'JP', templates: [] })

const steps = {
  record: fc.record({ do: fc.constant('record' as const), acts: fc.array(act(2), { minLength: 1, maxLength: 12 }) }),
  other: fc.record({
    do: fc.constantFrom(
      'merge' as const,
      'refreshAll' as const,
      'refreshOne' as const,
      'export' as const,
      'exportOlder' as const,
      'notInList' as const,
      'eraseLead' as const,
      'eraseVisitor' as const,
      'bundled' as const,
    ),
    visitor: fc.nat(5),
    exhibitor: fc.constantFrom(ALTAIR, BOREAS),
  }),
}
type Step = { do: 'record'; acts: Act[] } | { do: string; visitor: number; exhibitor: typeof ALTAIR }

function updatedAtOf(db: Writes, leadId: LeadId): string | undefined {
  return db.prepare('SELECT updated_at FROM lead_view WHERE lead_id = ?').pluck().get(leadId) as string | undefined
}

function refreshAll(db: Writes): void {
  for (let some = someStale(db, 100); some.length > 0; some = someStale(db, 100)) refreshStaleRows(db, some, read)
}

test('whatever is recorded, merged, refreshed, exported or erased, the kept counts are those of the rows', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(steps.record, steps.other, steps.other), { minLength: 1, maxLength: 16 }),
      skews(2),
      async (all, off) => {
        const [here, there, everything] = [openStation('here'), openStation('there'), openStation('all')]
        for (const { station } of [here, there]) addStation(everything.db, station, AT)
        const { db, station } = here
        for (const step of all as Step[]) {
          if ('acts' in step) {
            // the stations' own leads are made stale as a scan makes them
            perform(step.acts, off, [here, there], everything)
            for (const id of db.prepare('SELECT lead_id FROM lead').pluck().all() as LeadId[]) markStale(db, id)
          } else {
            const visitorId = visitorIdFromBadgeCode(EXHIBITION, `A${step.visitor}`)
            const leadId = leadIdFrom(step.exhibitor, visitorId)
            const shown = updatedAtOf(db, leadId)
            if (step.do === 'merge') await mergeInto(here, [await bundleOf(there)])
            else if (step.do === 'refreshAll') refreshAll(db)
            else if (step.do === 'refreshOne') refreshLead(db, leadId, read)
            else if (step.do === 'export' && shown !== undefined) noteExported(db, [[leadId, shown]])
            else if (step.do === 'exportOlder') noteExported(db, [[leadId, '2020-01-01T00:00:00.000Z']])
            else if (step.do === 'notInList') {
              clearStale(db, leadId)
              markNotInList(db, leadId)
            } else if (step.do === 'eraseLead') eraseLead(db, leadId, step.exhibitor, station.stationId, AT)
            else if (step.do === 'eraseVisitor') eraseVisitor(db, visitorId, station.stationId, AT)
            else if (step.do === 'bundled') clearUnbundled(db, lastUnbundledMark(db) - 1, 3)
          }
          const { facets, ...kept } = keptCounts(db)
          const { facets: facetsNow, ...counted } = countedAnew(db)
          expect(kept).toEqual(counted)
          // rows of the list lag behind the facts until they are refreshed, and so do quarters
          if (db.prepare('SELECT 1 FROM stale_lead').get() === undefined) expect(facets).toEqual(facetsNow)
        }
        refreshAll(db)
        expect(keptCounts(db)).toEqual(countedAnew(db))
      },
    ),
    { numRuns: 25 },
  )
})
