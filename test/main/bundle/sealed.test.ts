// Sealed to one exhibitor: only its leads, nothing of anybody else, and anyone can check it.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { describe, expect, test } from 'vitest'
import { readBlocks } from '../../../main/bundle/blocks.ts'
import type { Preface } from '../../../main/bundle/json-blocks.ts'
import { openSealedFile } from '../../../main/bundle/sealed-file.ts'
import { verifySealed } from '../../../main/bundle/seal-check.ts'
import { writeReturns } from '../../../main/bundle/write-bundle.ts'
import { addLead, addScan } from '../../../main/lead/fact.sql.ts'
import { addSamePerson } from '../../../main/person/same-person.sql.ts'
import { addStation } from '../../../main/station/station.sql.ts'
import { eraseVisitor } from '../../../main/erasure/erase.sql.ts'
import { countUnbundled } from '../../../main/lead/unbundled.sql.ts'
import { AppError } from '../../../shared/errors.ts'
import {
  leadIdFrom,
  newId,
  visitorIdFromBadgeCode,
  type ExhibitorId,
  type ScanId,
  type VisitorId,
} from '../../../shared/domain/ids.ts'
import { command, openTestApp, scanOf } from '../../support/app.ts'
import { exhibitionFile } from '../../support/exhibition.ts'
import { addManyLeads, manyStations } from '../../support/bundles/many-leads.ts'
import { craftLeads, groupOf } from '../../support/bundles/crafted.ts'
import {
  ALTAIR,
  AT,
  BOREAS,
  EXHIBITION,
  KEYS,
  bundleOf,
  mergeInto,
  openStation,
  type TestStation,
} from '../../support/bundles/stations.ts'

const SEALED = { exhibitor: { id: ALTAIR, code: 'ALTAIR' } }

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

/** Every byte that the bundle holds, unpacked. */
async function insideOf(path: string): Promise<Buffer> {
  const file = await openSealedFile(path, KEYS)
  const blocks = readBlocks(file.read())
  const parts: Buffer[] = []
  for (;;) {
    const { type, raw } = blocks.next()
    parts.push(raw)
    if (type === 5) break
  }
  file.close()
  return Buffer.concat(parts)
}

/** A scan of this badge for this exhibitor, by a station of its own. */
function scanFor(
  { db }: TestStation,
  exhibitorId: ExhibitorId,
  badgeCode: string,
  stationId = manyStations()[0]!.stationId,
): void {
  const visitorId = visitorIdFromBadgeCode(EXHIBITION, badgeCode)
  const leadId = leadIdFrom(exhibitorId, visitorId)
  addLead(db, { leadId, exhibitorId, visitorId, badgeCode })
  addScan(
    db,
    leadId,
    { scanId: newId() as ScanId, at: AT, stationId, staff: 'Aiko', source: 'camera' },
    Buffer.from(badgeCode),
  )
}

describe('a bundle sealed to one exhibitor', () => {
  test("holds its leads and no other exhibitor's, not even ids; the check proves it", async () => {
    const organiser = openStation('organiser')
    addManyLeads(organiser.db, EXHIBITION, 90)
    const file = await bundleOf(organiser, SEALED)
    expect(await verifySealed(file, KEYS)).toMatchObject({
      exhibitorId: ALTAIR,
      exhibitor: 'ALTAIR',
      leads: 10,
      scans: 30,
    })
    const inside = await insideOf(file)
    const others = organiser.db
      .prepare(
        'SELECT lead_id, visitor_id, badge_code FROM lead JOIN visitor USING (visitor_id) WHERE exhibitor_id <> ?',
      )
      .raw()
      .all(ALTAIR) as string[][]
    expect(others.length).toBe(80)
    const exhibitors = organiser.db
      .prepare('SELECT exhibitor_id, exhibitor_id, code FROM exhibitor WHERE exhibitor_id <> ?')
      .raw()
      .all(ALTAIR) as string[][]
    for (const [first, second, text] of [...others, ...exhibitors]) {
      for (const id of [first!, second!])
        expect([inside.includes(id), inside.includes(Buffer.from(id.replaceAll('-', ''), 'hex'))]).toEqual([
          false,
          false,
        ])
      expect(inside.includes(text!)).toBe(false)
    }
    const exhibitor = openStation('at home')
    expect(await mergeInto(exhibitor, [file])).toMatchObject({ leads: { new: 10 }, scans: { new: 30 } })
  })

  test('names no station, link or tombstone that does not concern it', async () => {
    const organiser = openStation('organiser')
    const [mine, theirs] = manyStations().slice(0, 2)
    for (const station of [mine!, theirs!]) addStation(organiser.db, station, AT)
    scanFor(organiser, ALTAIR, 'A1')
    scanFor(organiser, ALTAIR, 'A2')
    scanFor(organiser, BOREAS, 'B1', theirs!.stationId)
    const { stationId } = organiser.station
    const [a1, a2, b1] = ['A1', 'A2', 'B1'].map((code) => visitorIdFromBadgeCode(EXHIBITION, code))
    const link = (exhibitorId: ExhibitorId | null, one: typeof a1, two: typeof a1) => {
      const [visitorA, visitorB] = [one!, two!].toSorted() as [NonNullable<typeof a1>, NonNullable<typeof a1>]
      const linkId = newId()
      addSamePerson(organiser.db, { linkId, exhibitorId, visitorA, visitorB, stationId, at: AT })
      return linkId
    }
    const own = [link(null, a1, a2), link(ALTAIR, a1, a2)]
    const foreign = [link(null, a1, b1), link(BOREAS, a1, a2)]
    const bundle = await bundleOf(organiser, SEALED)
    const inside = (await insideOf(bundle)).toString('latin1')
    expect(own.map((id) => inside.includes(id))).toEqual([true, true])
    expect(foreign.map((id) => inside.includes(id))).toEqual([false, false])
    expect([inside.includes(mine!.stationId), inside.includes(theirs!.stationId)]).toEqual([true, false])
    await verifySealed(bundle, KEYS)

    // an erasure is told to whoever had the lead, and to nobody else
    organiser.db.transaction(() => {
      eraseVisitor(organiser.db, a1!, stationId, AT)
      eraseVisitor(organiser.db, b1!, stationId, AT)
    })()
    const later = await bundleOf(organiser, SEALED)
    const home = openStation('at home')
    await mergeInto(home, [bundle])
    expect(await mergeInto(home, [later])).toMatchObject({ erased: 1, leads: { unchanged: 1 } })
    expect(home.db.prepare('SELECT kind, exhibitor_id FROM erasure').raw().all()).toEqual([['lead', ALTAIR]])
    expect((await mergeInto(home, [bundle])).erased).toBe(1)
  })

  test("the check refuses one of everything, one with another's lead inside, and one for another key", async () => {
    const organiser = openStation('organiser')
    addManyLeads(organiser.db, EXHIBITION, 18)
    expect(await codeOf(verifySealed(await bundleOf(organiser), KEYS))).toBe('bundle_not_sealed')
    const visitorId = visitorIdFromBadgeCode(EXHIBITION, 'A1')
    const foreign = {
      ...groupOf(organiser, 'A1'),
      exhibitorId: BOREAS as string,
      leadId: leadIdFrom(BOREAS, visitorId) as string,
    }
    const renamed = { ...foreign, exhibitorId: ALTAIR as string }
    for (const group of [foreign, renamed]) {
      expect(
        await codeOf(verifySealed(await craftLeads(organiser, 'organiser', [group], { header: SEALED }), KEYS)),
      ).toBe('bundle_not_sealed')
    }
    // under another one's name
    const named = { exhibitor: { id: ALTAIR, code: 'BOREAS' } }
    expect(
      await codeOf(
        verifySealed(await craftLeads(organiser, 'organiser', [groupOf(organiser, 'A1')], { header: named }), KEYS),
      ),
    ).toBe('bundle_not_sealed')
    // a link between visitors of others
    const own = groupOf(organiser, 'A1')
    const [visitorA, visitorB] = [own.visitorId, visitorIdFromBadgeCode(EXHIBITION, 'B1') as string].toSorted() as [
      VisitorId,
      VisitorId,
    ]
    const samePerson = [
      { linkId: newId(), exhibitorId: null, visitorA, visitorB, stationId: organiser.station.stationId, at: AT },
    ]
    expect(
      await codeOf(
        verifySealed(
          await craftLeads(organiser, 'organiser', [own], { header: SEALED, preface: { samePerson } }),
          KEYS,
        ),
      ),
    ).toBe('bundle_not_sealed')
    // data where nothing looks
    const preface = { note: 'of others' } as Partial<Preface>
    expect(
      await codeOf(verifySealed(await craftLeads(organiser, 'organiser', [own], { header: SEALED, preface }), KEYS)),
    ).toBe('bundle_damaged')
    expect(
      await codeOf(
        verifySealed(await bundleOf(organiser, SEALED), {
          identities: [await generateX25519Identity()],
          passphrase: null,
        }),
      ),
    ).toBe('bundle_wrong_key')
  })
})

describe('the sealed return', () => {
  test('writes one for each exhibitor with a public key, in one call, and names those without', async () => {
    const { app, owner, orbit, polar } = await openTestApp()
    await owner.scan.record(scanOf(orbit, 'ONE'))
    await owner.scan.record(scanOf(polar, 'TWO'))
    await owner.scan.record(scanOf(polar, 'THREE'))
    const identity = await generateX25519Identity()
    await owner.key.setExhibitor({
      command: command(),
      exhibitorId: polar,
      recipient: await identityToRecipient(identity),
    })
    const folder = join(app.folder, 'returns')
    const run = writeReturns(app, folder, { id: newId(), at: AT })
    let next = await run.next()
    while (!next.done) next = await run.next()
    const { files, left } = next.value
    expect(left).toEqual([orbit])
    expect(files).toMatchObject([{ exhibitorId: polar, exhibitor: 'POLAR', leads: 2, scans: 2 }])
    expect(readdirSync(folder)).toEqual([files[0]!.file])
    expect(
      await verifySealed(join(folder, files[0]!.file), { identities: [identity], passphrase: null }),
    ).toMatchObject({ exhibitor: 'POLAR', leads: 2, scans: 2 })
    // for the organiser all are in no bundle yet: nobody but the exhibitor opens this one
    expect(countUnbundled(app.db)).toBe(3)
  })

  test('goes to each its own file, however alike their codes are', async () => {
    const { app, owner } = await openTestApp({ empty: true })
    const file = exhibitionFile()
    const recipients = await Promise.all(
      ['A-B', 'A_B'].map(async () => identityToRecipient(await generateX25519Identity())),
    )
    const exhibitors = ['A-B', 'A_B'].map((code, i) => ({ ...file.exhibitors[0]!, code, recipient: recipients[i]! }))
    await owner.exhibition.apply({ command: command(), file: { ...file, exhibitors } })
    const run = writeReturns(app, join(app.folder, 'returns'), { id: newId(), at: AT })
    while (!(await run.next()).done);
    expect(readdirSync(join(app.folder, 'returns'))).toHaveLength(2)
  })
})
