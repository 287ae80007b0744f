// What must never be taken over: nothing of it may reach the database.
import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { describe, expect, test } from 'vitest'
import { BLOCK, MAX_BLOCK } from '../../../main/bundle/blocks.ts'
import { writeJsonBlock } from '../../../main/bundle/json-blocks.ts'
import { createSealedFile } from '../../../main/bundle/sealed-file.ts'
import { fingerprintOf } from '../../../main/bundle/decode.ts'
import { addManyLeads } from '../../support/bundles/many-leads.ts'
import { batchOf, craft, craftLeads, groupOf, headerOf, prefaceOf, summaryOf } from '../../support/bundles/crafted.ts'
import {
  ALTAIR,
  AT,
  BOREAS,
  EXHIBITION,
  RECIPIENT,
  bundleOf,
  mergeInto,
  openStation,
  outcomeOf,
  stateOf,
  type TestStation,
} from '../../support/bundles/stations.ts'
import {
  leadIdFrom,
  newId,
  stationIdFrom,
  visitorIdFromBadgeCode,
  type ExhibitionId,
} from '../../../shared/domain/ids.ts'

/** The organiser refuses the file with this code and is as before. */
async function refuses(organiser: TestStation, file: string): Promise<string> {
  const before = stateOf(organiser)
  const outcome = await outcomeOf(organiser, file)
  expect(outcome).not.toBe('merged')
  expect(stateOf(organiser)).toBe(before)
  return outcome
}

function pair(leads = 0): { from: TestStation; organiser: TestStation } {
  const from = openStation('laptop')
  addManyLeads(from.db, EXHIBITION, leads)
  return { from, organiser: openStation('organiser') }
}

describe('a damaged file', () => {
  test('cut off at every 1,000th byte is refused', async () => {
    const { from, organiser } = pair(1_500)
    const whole = await bundleOf(from)
    const bytes = readFileSync(whole)
    const cut = join(from.folder, 'cut.enishi')
    const lengths = Array.from({ length: Math.ceil(bytes.length / 1_000) }, (_, i) => i * 1_000)
    expect(lengths.length).toBeGreaterThan(100)
    for (const length of [...lengths, bytes.length - 1]) {
      writeFileSync(cut, bytes.subarray(0, length))
      expect(['bundle_not_one', 'bundle_damaged']).toContain(await refuses(organiser, cut))
    }
    expect(await outcomeOf(organiser, whole)).toBe('merged')
  })

  test('with any one byte changed is refused', async () => {
    const { from, organiser } = pair(3)
    const whole = await bundleOf(from)
    const bytes = readFileSync(whole)
    const changed = join(from.folder, 'changed.enishi')
    const codes = new Set<string>()
    for (let at = 0; at < bytes.length; at += at < 400 ? 1 : 3) {
      const copy = Buffer.from(bytes)
      copy[at]! ^= 1 << (at % 8)
      writeFileSync(changed, copy)
      codes.add(await refuses(organiser, changed))
    }
    expect([...codes].toSorted()).toEqual(['bundle_damaged', 'bundle_not_one', 'bundle_wrong_key', 'format_newer'])
    writeFileSync(changed, Buffer.concat([bytes, Buffer.of(0)]))
    expect(await refuses(organiser, changed)).toBe('bundle_damaged')
  })

  test('that is no bundle, or not there, is refused', async () => {
    const { organiser } = pair()
    const file = join(organiser.folder, 'photo.jpg')
    writeFileSync(file, Buffer.from('ffd8ffe000104a464946', 'hex'))
    expect(await refuses(organiser, file)).toBe('bundle_not_one')
    writeFileSync(file, '')
    expect(await refuses(organiser, file)).toBe('bundle_not_one')
    expect(await refuses(organiser, join(organiser.folder, 'nowhere'))).toBe('file_unreadable')
    expect(await refuses(organiser, organiser.folder)).toBe('file_unreadable')
  })
})

describe('keys', () => {
  test('another recipient cannot open it; a passphrase must be the right one', async () => {
    const { from, organiser } = pair(1)
    const other = await identityToRecipient(await generateX25519Identity())
    expect(await refuses(organiser, await bundleOf(from, { recipients: { keys: [other] } }))).toBe('bundle_wrong_key')
    expect(await outcomeOf(organiser, await bundleOf(from, { recipients: { keys: [other, RECIPIENT] } }))).toBe(
      'merged',
    )

    const locked = await bundleOf(from, { recipients: { passphrase: 'korrekt 馬 battery' } })
    expect(await refuses(organiser, locked)).toBe('bundle_passphrase_needed')
    expect(await outcomeOf(organiser, locked, { keys: { identities: [], passphrase: 'wrong' } })).toBe(
      'bundle_passphrase_wrong',
    )
    expect(await outcomeOf(organiser, locked, { keys: { identities: [], passphrase: 'korrekt 馬 battery' } })).toBe(
      'merged',
    )
  })

  test('an unknown station is refused with its fingerprint, then taken once accepted, and from then on', async () => {
    const { from, organiser } = pair(1)
    const file = await bundleOf(from)
    const {
      bundles: [bundle],
    } = await mergeInto(organiser, [file], { accept: [] })
    const fingerprint = fingerprintOf(Buffer.from(from.station.publicKey).toString('hex'))
    expect(bundle).toMatchObject({
      status: 'refused',
      fingerprint,
      error: { code: 'station_unknown', params: { fingerprint, name: from.station.name } },
    })
    expect(await outcomeOf(organiser, file, { accept: [fingerprint] })).toBe('merged')
    expect(await outcomeOf(organiser, await bundleOf(from), { accept: [] })).toBe('merged')
    expect(await outcomeOf(from, await bundleOf(from), { accept: [] })).toBe('merged')
  })

  test("a station that is only named in another one's bundle is not accepted by that", async () => {
    const { from, organiser } = pair(1)
    const third = openStation('third')
    await mergeInto(from, [await bundleOf(third)])
    await mergeInto(organiser, [await bundleOf(from)])
    expect(await outcomeOf(organiser, await bundleOf(third), { accept: [] })).toBe('station_unknown')
  })

  test('signed by another station than it says is refused', async () => {
    const { from, organiser } = pair()
    expect(await refuses(organiser, await craftLeads(from, 'somebody else', [groupOf(from, 'A1')]))).toBe(
      'bundle_damaged',
    )
    expect(await outcomeOf(organiser, await craftLeads(from, 'laptop', [groupOf(from, 'A1')]))).toBe('merged')
  })

  test('a station id that its key does not make is refused', async () => {
    const { from, organiser } = pair()
    const station = { ...headerOf(from).station, stationId: stationIdFrom(new Uint8Array(32)) }
    expect(
      await refuses(organiser, await craftLeads(from, 'laptop', [groupOf(from, 'A1')], { header: { station } })),
    ).toBe('bundle_damaged')
  })
})

describe('what it says of itself', () => {
  test('another exhibition is refused by name', async () => {
    const other = openStation('laptop', { exhibition: '018f0000-0000-8000-8000-0000000000ff' as ExhibitionId })
    const { organiser } = pair()
    expect(await refuses(organiser, await bundleOf(other))).toBe('bundle_other_exhibition')
  })

  test('a newer format is refused as newer, in its shell and in its header', async () => {
    const { from, organiser } = pair(1)
    const file = await bundleOf(from)
    const bytes = readFileSync(file)
    bytes[7] = 2
    writeFileSync(file, bytes)
    expect(await refuses(organiser, file)).toBe('format_newer')
    const header = { ...headerOf(from), formatVersion: 2 as 1 }
    expect(
      await refuses(
        organiser,
        await craft(from, 'laptop', (blocks) => blocks.write(BLOCK.header, writeJsonBlock(header))),
      ),
    ).toBe('format_newer')
  })

  test('counts that are not true are refused', async () => {
    const { from, organiser } = pair()
    const groups = [groupOf(from, 'A1')]
    for (const wrong of [{ leads: 2 }, { rows: { ...summaryOf(groups).rows, scan: 2 } }, { stations: [] }]) {
      const file = await craft(from, 'laptop', (blocks) => {
        blocks.write(BLOCK.header, writeJsonBlock(headerOf(from)))
        blocks.write(BLOCK.preface, writeJsonBlock(prefaceOf(from)))
        blocks.write(BLOCK.batch, batchOf(groups))
        blocks.write(
          BLOCK.summary,
          writeJsonBlock({ ...summaryOf(groups), ...wrong } as Parameters<typeof writeJsonBlock>[0]),
        )
      })
      expect(await refuses(organiser, file)).toBe('bundle_damaged')
    }
  })

  test("sealed to one exhibitor while it holds another's lead: that lead is left out", async () => {
    const { from, organiser } = pair()
    const file = await craftLeads(from, 'laptop', [groupOf(from, 'A1')], {
      header: { exhibitor: { id: BOREAS, code: 'BOREAS' } },
      preface: { exhibitors: [{ id: BOREAS, code: 'BOREAS' }] },
    })
    const report = await mergeInto(organiser, [file])
    expect(report.bundles[0]).toMatchObject({
      status: 'merged',
      refusedRowCount: 1,
      refusedRows: [{ table: 'lead', reason: 'exhibitor_not_its_own' }],
    })
    expect(report.leads).toEqual({ new: 0, changed: 0, unchanged: 0 })
  })
})

describe('bombs', () => {
  const rawBlock = (type: number, rawLength: number, stored: Buffer): Buffer => {
    const head = Buffer.alloc(9)
    head[0] = type
    head.writeUInt32LE(rawLength, 1)
    head.writeUInt32LE(stored.length, 5)
    return Buffer.concat([head, stored])
  }
  const sealed = async (from: TestStation, payload: Buffer): Promise<string> => {
    const out = join(from.folder, `${newId()}.enishi`)
    const file = await createSealedFile(out, { keys: [RECIPIENT] })
    file.write(payload)
    file.end()
    return out
  }

  test('a block that unpacks to more than it says, or says more than may be, is refused in little memory', async () => {
    const { zstdCompressSync } = await import('node:zlib')
    const { from, organiser } = pair()
    const zeros = zstdCompressSync(Buffer.alloc(MAX_BLOCK + 1))
    expect(zeros.length).toBeLessThan(100_000)
    const before = process.memoryUsage().rss
    expect(await refuses(organiser, await sealed(from, rawBlock(1, 1000, zeros)))).toBe('bundle_damaged')
    expect(await refuses(organiser, await sealed(from, rawBlock(1, MAX_BLOCK + 1, zeros)))).toBe('bundle_damaged')
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000)
  })

  test('a block with something behind its frame is refused', async () => {
    const { from, organiser } = pair()
    const out = join(from.folder, 'behind.enishi')
    const file = await createSealedFile(out, { keys: [RECIPIENT] })
    const frame = Buffer.concat([zstdCompressSync(writeJsonBlock(headerOf(from))), Buffer.from('hidden')])
    const head = Buffer.alloc(9)
    head[0] = BLOCK.header
    head.writeUInt32LE(writeJsonBlock(headerOf(from)).length, 1)
    head.writeUInt32LE(frame.length, 5)
    file.write(head)
    file.write(frame)
    file.end()
    const {
      bundles: [bundle],
    } = await mergeInto(organiser, [out])
    expect(bundle!.error).toEqual({ code: 'bundle_damaged', params: { detail: 'compression' } })
  })

  test('a batch of millions of empty texts is refused before they are made', async () => {
    const { from, organiser } = pair()
    const batch = Buffer.concat([Buffer.of(0x80, 0x80, 0x80, 0x1f), Buffer.alloc(65_011_712)])
    const file = await craft(from, 'laptop', (blocks) => {
      blocks.write(BLOCK.header, writeJsonBlock(headerOf(from)))
      blocks.write(BLOCK.preface, writeJsonBlock(prefaceOf(from)))
      blocks.write(BLOCK.batch, batch)
    })
    const {
      bundles: [bundle],
    } = await mergeInto(organiser, [file])
    expect(bundle!.error).toEqual({ code: 'bundle_damaged', params: { detail: 'count' } })
  })

  test('lengths that claim gigabytes are refused', async () => {
    const { from, organiser } = pair()
    const head = Buffer.from([1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])
    expect(await refuses(organiser, await sealed(from, head))).toBe('bundle_damaged')
    // a batch that claims a text of ten gigabytes, then one of a billion leads
    for (const batch of ['0180c8afa025', '008094ebdc03']) {
      const file = await craft(from, 'laptop', (blocks) => {
        blocks.write(BLOCK.header, writeJsonBlock(headerOf(from)))
        blocks.write(BLOCK.preface, writeJsonBlock(prefaceOf(from)))
        blocks.write(BLOCK.batch, Buffer.from(batch, 'hex'))
      })
      expect(await refuses(organiser, file)).toBe('bundle_damaged')
    }
  })

  test('a sparse file of ten gigabytes is refused at its first chunk', async () => {
    const { from, organiser } = pair(1)
    const file = await bundleOf(from)
    truncateSync(file, 10 * 1024 ** 3)
    expect(await refuses(organiser, file)).toBe('bundle_damaged')
  })

  test('leads that come twice, or out of order, are refused', async () => {
    const { from, organiser } = pair()
    const batch = batchOf([groupOf(from, 'A1')])
    const file = await craft(from, 'laptop', (blocks) => {
      blocks.write(BLOCK.header, writeJsonBlock(headerOf(from)))
      blocks.write(BLOCK.preface, writeJsonBlock(prefaceOf(from)))
      blocks.write(BLOCK.batch, batch)
      blocks.write(BLOCK.batch, batch)
    })
    expect(await refuses(organiser, file)).toBe('bundle_damaged')
  })
})

describe('rows that break a rule inside a rightly signed bundle', () => {
  test('are left out one by one, with their reasons; the others are taken', async () => {
    const { from, organiser } = pair()
    const { stationId } = from.station
    const other = groupOf(from, 'A2')
    const stranger = visitorIdFromBadgeCode(EXHIBITION, 'B1')
    const late = 'fffffffffff0'
    const scan = (over: Record<number, string | Buffer>) =>
      [newId(), stationId, 'Aiko', AT, 'camera', Buffer.from('x')].map((value, i) => over[i] ?? value)
    const groups = [
      groupOf(from, 'A1', {
        scan: [
          scan({}),
          scan({ 1: stationIdFrom(new Uint8Array(32)) }),
          scan({ 4: 'telepathy' }),
          scan({ 5: Buffer.alloc(20_000) }),
        ],
        note: [[newId(), stationId, AT, 'Ben', 'あ'.repeat(6_000)]],
        register: [
          ['rank', '"A"', `0194a0000000-0000-${stationId}`],
          ['tag.x', 'no json', `0194a0000000-0000-${stationId}`],
          ['tag.y', 'true', `${late}-0000-${stationId}`],
        ],
      }),
      { ...other, leadId: groupOf(from, 'A9').leadId },
      { ...groupOf(from, 'A3'), visitorId: stranger, leadId: leadIdFrom(ALTAIR, stranger) },
      { ...groupOf(from, 'A4'), exhibitorId: EXHIBITION as string },
      groupOf(from, 'A5'),
      ...[
        'no json',
        '[]',
        '{"country":"JP","cells":[]}',
        '{"country":"jp","cells":[["fullName","A"]]}',
        '{"country":"JP","cells":[["password","A"]]}',
        '{"country":"JP","cells":[["fullName"," "]]}',
        '{"country":"JP","cells":[["fullName","A"]],"more":1}',
      ].map((said, i) => groupOf(from, `C${i}`, { scan: [], carried_registrant: [[AT, said]] })),
      groupOf(from, 'D1', {
        scan: [],
        carried_registrant: [
          [AT, JSON.stringify({ country: 'JP', cells: Array(6).fill(['note', 'あ'.repeat(4_000)]) })],
        ],
      }),
    ]
    const report = await mergeInto(organiser, [await craftLeads(from, 'laptop', groups)])
    const reasons = report.bundles[0]!.refusedRows.map((row) => `${row.table} ${row.reason}`).toSorted()
    expect(reasons).toEqual([
      'carried_registrant text_too_long',
      ...Array<string>(7).fill('carried_registrant value_invalid'),
      'lead exhibitor_unknown',
      'lead lead_id_wrong',
      'lead visitor_id_wrong',
      'note text_too_long',
      'register stamp_invalid',
      'register value_invalid',
      'scan station_unknown',
      'scan text_too_long',
      'scan value_invalid',
    ])
    expect(report).toMatchObject({
      leads: { new: 10, changed: 0, unchanged: 0 },
      scans: { new: 2, known: 0 },
      bundles: [{ status: 'merged', refusedRowCount: 17 }],
    })
    expect(organiser.db.prepare('SELECT count(*) FROM carried_registrant').pluck().get()).toBe(0)
    expect(report.stations.every((station) => !station.complete)).toBe(true)
  })

  test('a field with a value that no list and no page could show is left out', async () => {
    const { from, organiser } = pair()
    const stamp = `0194a0000000-0000-${from.station.stationId}`
    const wrong: [string, unknown][] = [
      ['rank', 'Z'],
      ['tag.hot', 'yes'],
      ['answer.budget', 5],
      ['contact.emails', 'a@ex.jp'],
      ['contact.emails', [1]],
      ['contact.fullName', {}],
      ['contact.phones', [{ number: 1 }]],
      ['contact.addresses', [{}]],
      ['contact.password', 'x'],
      ['followUp.dueOn', '2026-02-30'],
      ['followUp.dueOn', {}],
      ['followUp.status', 'late'],
      ['followUp.action', 'x'.repeat(401)],
      ['followUp.colour', 'red'],
    ]
    const right: [string, unknown][] = [
      ['rank', null],
      ['contact.emails', null],
      ['followUp.dueOn', '2026-02-28'],
      ['a field of tomorrow', [{}]],
    ]
    const groups = [...wrong, ...right].map(([field, value], i) =>
      groupOf(from, `A${i}`, { register: [[field, JSON.stringify(value), stamp]] }),
    )
    const report = await mergeInto(organiser, [await craftLeads(from, 'laptop', groups)])
    expect(report.bundles[0]!.refusedRows.map((row) => `${row.table} ${row.reason}`)).toEqual(
      wrong.map(() => 'register value_invalid'),
    )
    const taken = new Set(organiser.db.prepare('SELECT field FROM register').pluck().all())
    expect(taken).toEqual(new Set(right.map(([field]) => field)))
  })

  test('and are taken once the rule lets them in', async () => {
    const { from, organiser } = pair()
    const exhibitorId = leadIdFrom(ALTAIR, visitorIdFromBadgeCode(EXHIBITION, 'x')) as unknown as typeof ALTAIR
    const visitorId = visitorIdFromBadgeCode(EXHIBITION, 'A1')
    const file = await craftLeads(from, 'laptop', [
      { ...groupOf(from, 'A1'), exhibitorId, leadId: leadIdFrom(exhibitorId, visitorId) },
    ])
    expect((await mergeInto(organiser, [file])).leads.new).toBe(0)
    organiser.db
      .prepare(
        `INSERT INTO exhibitor (exhibitor_id, exhibition_id, code, position, name_en, name_ja, country, offers) VALUES (?, ?, 'NEW', 9, 'New', '新', 'FR', '[]')`,
      )
      .run(exhibitorId, EXHIBITION)
    expect((await mergeInto(organiser, [file])).leads.new).toBe(1)
  })
})
