// Links are made in steps; a visitor who is erased between two of them gets no link back.
import { expect, test } from 'vitest'
import { applyReread } from '../../../main/badge-format/reread.job.ts'
import { createTurn } from '../../../main/db/turn.ts'
import { eraseVisitor } from '../../../main/erasure/erase.sql.ts'
import { addLead, addScan } from '../../../main/lead/fact.sql.ts'
import { linkPairs, unlinkPairs } from '../../../main/person/decide-pairs.ts'
import { thisStation } from '../../../main/station/this-station.ts'
import { leadIdFrom, newId, visitorIdFromBadgeCode, type ScanId } from '../../../shared/domain/ids.ts'
import { command, openTestApp, scanOf } from '../../support/app.ts'
import { ALTAIR, AT, EXHIBITION, openStation } from '../../support/bundles/stations.ts'

test.each([
  ['one', linkPairs],
  ['two', unlinkPairs],
])('a decision that these are %s person(s)', async (_name, decide) => {
  const { app, owner, orbit } = await openTestApp()
  const { visitorId: a } = await owner.scan.record(scanOf(orbit, 'A1'))
  const { visitorId: b } = await owner.scan.record(scanOf(orbit, 'A2'))
  const deciding = decide(app, null, [{ a: a!, b: b! }], command())
  // the pairs are checked, and nothing is decided yet
  app.db.transaction(() => eraseVisitor(app.db, b!, thisStation(app).stationId, AT))()
  expect(await deciding).toBe(0)
  expect(app.db.prepare('SELECT count(*) FROM same_person').pluck().get()).toBe(0)
})

test('reading again', async () => {
  const { db, file, station } = openStation('laptop')
  const [before, after] = ['OLD', 'NEW'].map((code) => visitorIdFromBadgeCode(EXHIBITION, code))
  const leadId = leadIdFrom(ALTAIR, before!)
  const scan = { scanId: newId() as ScanId, at: AT, stationId: station.stationId, staff: '', source: 'camera' as const }
  addLead(db, { leadId, exhibitorId: ALTAIR, visitorId: before!, badgeCode: 'OLD' })
  addScan(db, leadId, scan, Buffer.from('NEW'))
  const input = {
    databaseFile: file,
    turn: createTurn(),
    exhibitionId: EXHIBITION,
    stationId: station.stationId,
    at: AT,
    exhibition: { exhibition: { country: 'JP' }, badge: { templates: [] } },
  }
  const quiet = { progress: () => undefined, throwIfCancelled: () => undefined }
  const links = db.prepare('SELECT count(*) FROM same_person').pluck()
  const erase = () => eraseVisitor(db, before!, station.stationId, AT)
  await applyReread(input, { ...quiet, throwIfCancelled: () => void db.transaction(erase)() })
  expect(links.get()).toBe(0)
  // without an erasure it does link them
  addLead(db, { leadId, exhibitorId: ALTAIR, visitorId: before!, badgeCode: 'OLD' })
  db.exec('DELETE FROM erasure')
  addScan(db, leadId, { ...scan, scanId: newId() as ScanId }, Buffer.from('NEW'))
  await applyReread(input, quiet)
  expect(links.get()).toBe(1)
  expect(after).not.toBe(before)
})
