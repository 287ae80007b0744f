import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { command, failureOf, openTestApp, scanOf } from '../../support/app.ts'
import { TRANSPORTS } from '../../support/transports.ts'
import { thisStation } from '../../../main/station/this-station.ts'
import { JUST_SCANNED_MS } from '../../../main/scan/recent-scans.ts'

const bytesOf = async (blob: Blob): Promise<Buffer> => Buffer.from(await blob.arrayBuffer())

async function photo(width = 3000, height = 2000): Promise<Blob> {
  const jpeg = await sharp({ create: { width, height, channels: 3, background: '#8ac' } })
    .withExif({
      IFD0: { Make: 'SecretPhone', Copyright: 'somebody' },
      IFD3: { GPSLatitude: '35/1 37/1 0/1', GPSLatitudeRef: 'N' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  return new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' })
}

describe.each(TRANSPORTS)('%s', (_name, connect) => {
  test('a picture is kept upright, small, and without what the camera wrote beside it', async () => {
    const { app, polar } = await openTestApp()
    const client = await connect(app)
    const { leadId } = await client.scan.record(scanOf(polar, 'A1'))
    const picture = await photo()
    expect((await bytesOf(picture)).includes('SecretPhone')).toBe(true)
    const add = { command: command(), leadId: leadId!, picture }
    const card = await client.card.add(add)
    expect(card).toEqual({ cardId: add.command.id, at: add.command.at, station: thisStation(app).stationId })
    expect(await client.card.add(add)).toEqual(card)
    expect((await client.lead.get({ leadId: leadId! })).cards).toEqual([card])
    const kept = await bytesOf(await client.card.get({ leadId: leadId!, cardId: card.cardId }))
    expect(await sharp(kept).metadata()).toMatchObject({ format: 'jpeg', width: 1067, height: 1600 })
    expect((await sharp(kept).metadata()).exif).toBeUndefined()
    expect(kept.includes('SecretPhone')).toBe(false)
    await client.card.withdraw({ command: command(), leadId: leadId!, cardId: card.cardId })
    expect(await client.card.list({ leadId: leadId! })).toEqual([])
    expect(await failureOf(client.card.get({ leadId: leadId!, cardId: card.cardId }))).toMatchObject({
      code: 'card_not_found',
    })
  })
})

describe('what is no picture of a card', () => {
  test.each([
    ['text', () => Buffer.from('not a picture'), 'image_unreadable'],
    ['nothing', () => Buffer.alloc(0), 'image_unreadable'],
    [
      'an SVG that names a file',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'),
      'image_unreadable',
    ],
    ['HEIC', () => Buffer.from('000000186674797068656963000000006d69663168656963', 'hex'), 'image_unreadable'],
    ['more than two megabytes', () => Buffer.alloc(2 * 1024 * 1024 + 1), 'file_too_large'],
    [
      'a hundred megapixels in a few bytes',
      async () =>
        sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
      'image_too_large',
    ],
    [
      'a picture cut off',
      async () => Buffer.from(await (await photo()).arrayBuffer()).subarray(0, 3000),
      'image_unreadable',
    ],
  ])('%s is refused', async (_name, make, code) => {
    const { owner, orbit } = await openTestApp()
    const { leadId } = await owner.scan.record(scanOf(orbit, 'A1'))
    const picture = new Blob([new Uint8Array(await make())])
    expect(await failureOf(owner.card.add({ command: command(), leadId: leadId!, picture }))).toMatchObject({ code })
    expect(await owner.card.list({ leadId: leadId! })).toEqual([])
  })
})

test('a picture changes the lead: it counts as changed, by the time of the picture', async () => {
  const { owner, orbit } = await openTestApp()
  const { leadId } = await owner.scan.record(scanOf(orbit, 'A1', { command: command('2026-01-28T01:00:00.000Z') }))
  await owner.card.add({ command: command('2026-01-28T02:00:00.000Z'), leadId: leadId!, picture: await photo(100, 80) })
  expect((await owner.lead.get({ leadId: leadId! })).lead.updatedAt).toBe('2026-01-28T02:00:00.000Z')
})

test('a picture shows with every lead of the same person, can be taken back there, and stays with its own when they are parted', async () => {
  const { owner, orbit } = await openTestApp()
  const [one, two] = [await owner.scan.record(scanOf(orbit, 'A1')), await owner.scan.record(scanOf(orbit, 'A2'))]
  const pair = { pairs: [{ a: one.visitorId!, b: two.visitorId! }] }
  const cards = [
    await owner.card.add({ command: command(), leadId: one.leadId!, picture: await photo(100, 80) }),
    await owner.card.add({ command: command(), leadId: two.leadId!, picture: await photo(100, 80) }),
  ]
  await owner.duplicate.link({ command: command(), ...pair })
  for (const { leadId } of [one, two]) {
    expect((await owner.lead.get({ leadId: leadId! })).cards).toEqual(cards)
    for (const { cardId } of cards) expect((await owner.card.get({ leadId: leadId!, cardId })).size).toBeGreaterThan(0)
  }
  await owner.card.withdraw({ command: command(), leadId: one.leadId!, cardId: cards[1]!.cardId })
  expect(await owner.card.list({ leadId: two.leadId! })).toEqual(cards.slice(0, 1))
  await owner.duplicate.unlink({ command: command(), ...pair })
  expect((await owner.lead.get({ leadId: one.leadId! })).cards).toEqual(cards.slice(0, 1))
  expect((await owner.lead.get({ leadId: two.leadId! })).cards).toEqual([])
})

test('staff see pictures of what was just scanned, and of nothing else', async () => {
  const { owner, page, orbit } = await openTestApp()
  const long = command(new Date(Date.now() - JUST_SCANNED_MS - 1000).toISOString())
  const old = (await owner.scan.record(scanOf(orbit, 'A1', { command: long }))).leadId!
  const { cardId } = await owner.card.add({ command: command(), leadId: old, picture: await photo(100, 80) })
  expect(await failureOf(page.card.get({ leadId: old, cardId }))).toMatchObject({ code: 'not_just_scanned' })
  const other = (await page.scan.record(scanOf(orbit, 'A2'))).leadId!
  expect(await failureOf(page.card.get({ leadId: other, cardId }))).toMatchObject({ code: 'card_not_found' })
})
