// A large merge writes visitors before their leads, and links between visitors before both: what stands here meanwhile,
// or after it was
// cancelled, is scanned, listed and erased as ever.
import { expect, test } from 'vitest'
import { addLead, addScan } from '../../../main/lead/fact.sql.ts'
import { groupOf } from '../../../main/lead/lead-group.sql.ts'
import { addSamePerson, knowsBoth, leadsOfVisitors } from '../../../main/person/same-person.sql.ts'
import { leadIdFrom, newId, visitorIdFromBadgeCode, type ScanId, type VisitorId } from '../../../shared/domain/ids.ts'
import { runMerge } from '../../../main/merge/merge-bundles.ts'
import { command, openTestApp, scanOf } from '../../support/app.ts'
import { addExhibition, addManyLeads } from '../../support/bundles/many-leads.ts'
import { ALTAIR, AT, EXHIBITION, KEYS, bundleOf, openStation } from '../../support/bundles/stations.ts'
import { forgetExhibition } from '../../../main/exhibition/current.ts'
import { thisStation } from '../../../main/station/this-station.ts'

test('a lead linked to a visitor whose lead has not come yet', async () => {
  const other = openStation('other')
  addManyLeads(other.db, EXHIBITION, 4_000)
  const { app, owner } = await openTestApp({ empty: true })
  addExhibition(app.db, EXHIBITION)
  forgetExhibition(app)
  const { leadId, visitorId } = await owner.scan.record(scanOf(ALTAIR, 'B-1'))
  // the other station knows this visitor too, and says that one of its own, of a smaller id, is the same person
  const before = Array.from({ length: 100 }, (_, i) =>
    visitorIdFromBadgeCode(EXHIBITION, `EXPO-${String(i * 9).padStart(8, '0')}`),
  ).find((id) => id < visitorId!) as VisitorId
  addLead(other.db, { leadId: leadId!, exhibitorId: ALTAIR, visitorId: visitorId!, badgeCode: 'B-1' })
  addScan(
    other.db,
    leadId!,
    { scanId: newId() as ScanId, at: AT, stationId: other.station.stationId, staff: 'x', source: 'camera' },
    Buffer.from('B-1'),
  )
  addSamePerson(other.db, {
    linkId: newId(),
    exhibitorId: null,
    visitorA: before,
    visitorB: visitorId!,
    stationId: other.station.stationId,
    at: AT,
  })
  const file = await bundleOf(other)

  // as a merge leaves it that was cancelled after the visitors
  app.db.prepare('INSERT INTO visitor (visitor_id) VALUES (?)').run(before)
  app.db
    .prepare('INSERT INTO visitor_lead (visitor_id, exhibitor_id, lead_id) VALUES (?, ?, ?)')
    .run(before, ALTAIR, leadIdFrom(ALTAIR, before))
  addSamePerson(app.db, {
    linkId: newId(),
    exhibitorId: null,
    visitorA: before,
    visitorB: visitorId!,
    stationId: thisStation(app).stationId,
    at: AT,
  })
  expect([
    groupOf(app.db, leadId!),
    knowsBoth(app.db, ALTAIR, before, visitorId!),
    leadsOfVisitors(app.db, null, before, visitorId!),
  ]).toEqual([[leadId], false, [leadId]])
  expect((await owner.scan.record(scanOf(ALTAIR, 'B-1'))).outcome).toBe('again')
  app.afterwards.finish()
  expect((await owner.lead.list({ exhibitorId: ALTAIR })).rows.map((row) => row.leadId)).toEqual([leadId])
  for await (const _event of await owner.followup.write({
    command: command(),
    exhibitorId: ALTAIR,
    format: 'csv',
    language: 'en',
  }));

  // merged to its end, the two are one
  const merging = runMerge(app, { files: [{ path: file }], keys: KEYS, accept: 'all', at: command().at })
  while (!(await merging.next()).done);
  expect(groupOf(app.db, leadId!)).toEqual([leadIdFrom(ALTAIR, before), leadId])
  expect((await owner.scan.record(scanOf(ALTAIR, 'B-1'))).outcome).toBe('again')
})
