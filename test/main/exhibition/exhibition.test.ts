// Setting up: one exhibition, whole or not at all, and again without harm.
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { expect, test } from 'vitest'
import { demoExhibition } from '../../../main/demo/exhibition.ts'
import type { ExhibitionFileInput } from '../../../shared/contract/exhibition-file.ts'
import { command, failureOf, openTestApp, scanOf } from '../../support/app.ts'
import { PIN, exhibitionFile } from '../../support/exhibition.ts'

const codesOf = (exhibition: { exhibitors: { code: string }[] } | null): string[] =>
  exhibition?.exhibitors.map(({ code }) => code) ?? []

test('two exhibitions set up at the same time end as one', async () => {
  const { app, owner } = await openTestApp({ empty: true })
  const files = [exhibitionFile(), demoExhibition]
  const ends = await Promise.allSettled(files.map((file) => owner.exhibition.apply({ command: command(), file })))
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(app.db.prepare('SELECT count(*) FROM exhibition').pluck().get()).toBe(1)
  const there = codesOf(await owner.exhibition.get())
  expect(app.db.prepare('SELECT code FROM exhibitor ORDER BY position').pluck().all()).toEqual(there)
})

test('a file with an exhibitor too few takes away only one that has nothing yet', async () => {
  const { owner, orbit } = await openTestApp()
  await owner.scan.record(scanOf(orbit, 'A1'))
  const third: ExhibitionFileInput['exhibitors'][number] = {
    code: 'THIRD',
    name: { en: 'Third', ja: '第三' },
    country: 'DE',
  }
  const file = exhibitionFile()
  await owner.exhibition.apply({ command: command(), file: { ...file, exhibitors: [...file.exhibitors, third] } })
  expect(codesOf(await owner.exhibition.apply({ command: command(), file: { ...file, exhibitors: [third] } }))).toEqual(
    ['ORBIT', 'THIRD'],
  )
})

test('a file without PINs leaves those that are set; a new PIN takes the place of the old one', async () => {
  const { owner, page, orbit } = await openTestApp()
  const file = exhibitionFile()
  const withPin = (pin: string | undefined) =>
    owner.exhibition.apply({
      command: command(),
      file: {
        ...file,
        exhibitors: file.exhibitors.map(({ pin: _old, ...exhibitor }) =>
          pin === undefined ? exhibitor : { ...exhibitor, pin },
        ),
      },
    })
  await withPin(undefined)
  expect((await page.session.openExhibitor({ exhibitorId: orbit, pin: PIN })).exhibitors).toContain(orbit)
  await page.session.lock()
  await withPin('97531')
  expect(await failureOf(page.session.openExhibitor({ exhibitorId: orbit, pin: PIN }))).toMatchObject({
    code: 'pin_wrong',
  })
  expect((await page.session.openExhibitor({ exhibitorId: orbit, pin: '97531' })).exhibitors).toContain(orbit)
})

test('the file of the first day leaves what was taught and made since', async () => {
  const { owner, orbit } = await openTestApp()
  const format = (id: string, separator: string) => ({
    id,
    name: id,
    kind: 'delimited' as const,
    separator,
    columns: ['badgeCode' as const, 'fullName' as const],
    minColumns: 2,
  })
  await owner.template.save({ command: command(), template: format('taught', '#') })
  const recipient = await identityToRecipient(await generateX25519Identity())
  await owner.key.setExhibitor({ command: command(), exhibitorId: orbit, recipient })
  await owner.exhibition.apply({
    command: command(),
    file: { ...exhibitionFile(), badge: { templates: [format('printed', '%')] } },
  })
  expect((await owner.template.list()).templates).toEqual([format('printed', '%'), format('taught', '#')])
  const { exhibitors } = await owner.exhibition.exportFile()
  expect(exhibitors.map((exhibitor) => [exhibitor.code, exhibitor.recipient])).toContainEqual(['ORBIT', recipient])
  await owner.exhibition.apply({
    command: command(),
    file: { ...exhibitionFile(), badge: { templates: [format('taught', '$')] } },
  })
  expect((await owner.template.list()).templates).toEqual([format('taught', '$'), format('printed', '%')])
})

test('a changed file changes how recorded badges are read', async () => {
  const { owner, orbit } = await openTestApp()
  const { leadId } = await owner.scan.record(scanOf(orbit, 'MECARD:N:Rossi,Anna;TEL:0612345678;;'))
  const e164 = async () => (await owner.lead.get({ leadId: leadId! })).lead.contact.phones[0]?.e164
  expect(await e164()).toBe('+81612345678')
  const file = exhibitionFile()
  await owner.exhibition.apply({
    command: command(),
    file: { ...file, exhibition: { ...file.exhibition, country: 'FR' } },
  })
  expect(await e164()).toBe('+33612345678')
  expect((await owner.lead.list({ exhibitorId: orbit, search: '+33612345678' })).total).toBe(1)
})
