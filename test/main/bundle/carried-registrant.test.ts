// A badge that holds a code and no name: what the registrant list says of it reaches whoever merges the bundle, and
// nothing more of the list.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { describe, expect, test } from 'vitest'
import { mergePaths } from '../../../main/merge/merge-bundles.ts'
import { writeBundle, writeReturns } from '../../../main/bundle/write-bundle.ts'
import { readBlocks } from '../../../main/bundle/blocks.ts'
import { openSealedFile } from '../../../main/bundle/sealed-file.ts'
import { verifySealed } from '../../../main/bundle/seal-check.ts'
import { newId, type LeadId } from '../../../shared/domain/ids.ts'
import { command, hex, openTestApp, scanOf, type TestApp } from '../../support/app.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { erase } from '../../../main/erasure/erase.ts'
import { importList } from '../../../main/registrant/import-list.ts'

const AT = '2026-01-28T01:00:00.000Z'
const LATER = '2026-01-28T05:00:00.000Z'
// codes long enough that no hash holds one by chance
const LIST =
  'code,name,company,email\nQ20260001,髙橋 太郎,㈱宇宙,t@ex.jp\nQ20260002,鈴木 花子,地球㈱,h@ex.jp\nQ20260003,居ない人,欠席㈱,q@ex.jp\n'
const IDENTITY = await generateX25519Identity()
const RECIPIENT = await identityToRecipient(IDENTITY)

async function listOf({ app }: TestApp, text: string, at: string): Promise<void> {
  const file = join(temporaryFolder(), 'list.csv')
  writeFileSync(file, text)
  for await (const _progress of importList(app, { file, name: 'list.csv' }, at));
}

async function bundleOf({ app }: TestApp): Promise<string> {
  const out = join(temporaryFolder(), `${newId()}.enishi`)
  await writeBundle(app, { out, exhibitorCode: null, recipients: [RECIPIENT], passphrase: null })
  return out
}

function keyFileOf(identity: string): string {
  const file = join(temporaryFolder(), 'key.txt')
  writeFileSync(file, `${identity}\n`)
  return file
}

const merge = ({ app }: TestApp, files: string[], identity = IDENTITY) =>
  mergePaths(app, files, { identity: keyFileOf(identity), passphrase: null, acceptStation: true })
const nameOf = async ({ owner }: TestApp, leadId: LeadId): Promise<string> =>
  (await owner.lead.get({ leadId })).lead.contact.fullName
const scanAt = async ({ owner, polar }: TestApp, code: string): Promise<LeadId> =>
  (await owner.scan.record(scanOf(polar, code))).leadId!
const carriedAt = ({ app }: TestApp): unknown[] =>
  app.db.prepare('SELECT lead_id, imported_at, said FROM carried_registrant ORDER BY lead_id').raw().all()

describe('a sealed return', () => {
  test('brings the names of its own leads to an exhibitor who has no list, and no other row', async () => {
    const organiser = await openTestApp()
    const leadId = await scanAt(organiser, 'Q20260001')
    await organiser.owner.scan.record(scanOf(organiser.orbit, 'Q20260002'))
    await listOf(organiser, LIST, AT)
    const identity = await generateX25519Identity()
    await organiser.owner.key.setExhibitor({
      command: command(),
      exhibitorId: organiser.polar,
      recipient: await identityToRecipient(identity),
    })
    const folder = temporaryFolder()
    const run = writeReturns(organiser.app, folder, { id: newId(), at: LATER })
    while (!(await run.next()).done);
    const file = join(folder, readdirSync(folder)[0]!)
    const keys = { identities: [identity], passphrase: null }
    expect(await verifySealed(file, keys)).toMatchObject({ exhibitor: 'POLAR', leads: 1 })

    const opened = await openSealedFile(file, keys)
    const blocks = readBlocks(opened.read())
    const parts: Buffer[] = []
    for (let block = blocks.next(); ; block = blocks.next()) {
      parts.push(block.raw)
      if (block.type === 5) break
    }
    opened.close()
    const inside = Buffer.concat(parts)
    expect(
      ['髙橋 太郎', '鈴木 花子', '居ない人', 'Q20260002', 'Q20260003'].map((text) => inside.includes(text)),
    ).toEqual([true, false, false, false, false])

    const home = await openTestApp()
    await merge(home, [file], identity)
    expect((await home.owner.lead.get({ leadId })).lead.contact).toMatchObject({
      fullName: '髙橋 太郎',
      organisation: '㈱宇宙',
      emails: ['t@ex.jp'],
    })
    expect(
      (await home.owner.lead.list({ exhibitorId: home.polar, search: '宇宙' })).rows.map((row) => row.fullName),
    ).toEqual(['髙橋 太郎'])
    await home.owner.lead.correct({ command: command(), leadId, fields: { fullName: '高橋 次郎' } })
    expect(await nameOf(home, leadId)).toBe('高橋 次郎')
  })
})

describe('two lists of different age', () => {
  test("end in the newer one's word, in whatever order and over however many stations it comes; a list of one's own comes first", async () => {
    const [old, young] = [await openTestApp(), await openTestApp()]
    const leadId = await scanAt(old, 'Q20260001')
    await scanAt(young, 'Q20260001')
    const onlyOld = await scanAt(old, 'Q20260002')
    await listOf(old, LIST, AT)
    await listOf(young, 'code,name\nQ20260001,高橋 新\n', LATER)
    const files = [await bundleOf(old), await bundleOf(young)]
    const [one, two, between, three] = [
      await openTestApp(),
      await openTestApp(),
      await openTestApp(),
      await openTestApp(),
    ]
    await merge(one, files)
    await merge(two, [files[1]!])
    await merge(two, [files[0]!, files[1]!, files[0]!])
    await merge(between, [files[0]!])
    await merge(between, [files[1]!])
    await merge(three, [await bundleOf(between)])
    expect(carriedAt(one).length).toBe(2)
    for (const organiser of [two, between, three]) expect(carriedAt(organiser)).toEqual(carriedAt(one))
    for (const organiser of [one, two, three])
      expect([await nameOf(organiser, leadId), await nameOf(organiser, onlyOld)]).toEqual(['高橋 新', '鈴木 花子'])

    // at the station with the older list, its own list speaks; what it passes on is the newer word all the same
    await merge(old, [files[1]!])
    expect(await nameOf(old, leadId)).toBe('髙橋 太郎')
    const four = await openTestApp()
    await merge(four, [await bundleOf(old)])
    expect(carriedAt(four)).toEqual(carriedAt(one))
    // once its list is gone, or no longer knows the badge, what came speaks
    await old.owner.registrant.remove({ command: command() })
    expect(await nameOf(old, leadId)).toBe('高橋 新')
    await listOf(old, 'code,name\nQ20260001,高橋 最新\n', '2026-01-29T00:00:00.000Z')
    expect(await nameOf(old, leadId)).toBe('高橋 最新')
  })

  test('a name that comes later fills the lead, which then counts as in no written list', async () => {
    const [laptop, organiser] = [await openTestApp(), await openTestApp()]
    const leadId = await scanAt(laptop, 'Q20260001')
    await merge(organiser, [await bundleOf(laptop)])
    expect(await nameOf(organiser, leadId)).toBe('')
    for await (const _event of await organiser.owner.followup.write({
      command: command(),
      exhibitorId: organiser.polar,
      format: 'csv',
      language: 'en',
    }));
    expect((await organiser.owner.followup.overview({ exhibitorId: organiser.polar })).changedSinceLast).toBe(0)
    await listOf(laptop, LIST, AT)
    expect(await merge(organiser, [await bundleOf(laptop)])).toMatchObject({
      leads: { new: 0, changed: 1 },
      scans: { new: 0, known: 1 },
    })
    expect(await nameOf(organiser, leadId)).toBe('髙橋 太郎')
    expect((await organiser.owner.followup.overview({ exhibitorId: organiser.polar })).changedSinceLast).toBe(1)
  })
})

test('a lead that the list knows by a code which only a format learned since can tell, and that nobody looked at since, has its name too', async () => {
  const [laptop, organiser, home] = [await openTestApp(), await openTestApp(), await openTestApp()]
  const leadId = await scanAt(laptop, 'XXQ20260001#Z')
  const sample = (text: string) => ({
    payloadHex: hex(text),
    marks: [{ start: 2, end: text.length - 2, field: 'badgeCode' as const }],
  })
  const { template } = await organiser.owner.template.propose({
    samples: [sample('XXQ20260001#Z'), sample('XXR20260022#Z')],
  })
  await organiser.owner.template.save({ command: command(), template: { ...template, name: 'opaque' } })
  await listOf(organiser, LIST, AT)
  await merge(organiser, [await bundleOf(laptop)])
  organiser.app.db.exec('DELETE FROM lead_view; INSERT OR IGNORE INTO stale_lead (lead_id) SELECT lead_id FROM lead')
  await merge(home, [await bundleOf(organiser)])
  // the exhibitor's laptop has not learned the format, and needs not
  expect(await nameOf(home, leadId)).toBe('髙橋 太郎')
})

test('an erasure takes it too, and no later bundle brings it back', async () => {
  const [laptop, organiser] = [await openTestApp(), await openTestApp()]
  await scanAt(laptop, 'Q20260001')
  await scanAt(laptop, 'Q20260002')
  await listOf(laptop, LIST, AT)
  const file = await bundleOf(laptop)
  await merge(organiser, [file])
  mkdirSync(join(organiser.app.folder, 'backups'), { recursive: true })
  organiser.app.db.prepare('VACUUM INTO ?').run(join(organiser.app.folder, 'backups', 'yesterday.db'))
  expect(carriedAt(organiser).length).toBe(2)
  await erase(organiser.app, { kind: 'badge', badgeCode: 'Q20260001' }, LATER)
  expect(JSON.stringify(carriedAt(organiser))).not.toContain('髙橋')
  await merge(organiser, [file])
  expect(carriedAt(organiser).length).toBe(1)
  // and the tombstone takes the name away where it came from: its list forgets it
  await merge(laptop, [await bundleOf(organiser)])
  const third = await openTestApp()
  await merge(third, [await bundleOf(laptop)])
  expect(carriedAt(third)).toEqual(carriedAt(organiser))
})
