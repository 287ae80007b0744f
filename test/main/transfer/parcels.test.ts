import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createParcels, type Parcels } from '../../../main/files/parcels.ts'
import { parcelsOf } from '../../../main/transfer/waiting-files.ts'
import type { Client } from '../../../shared/contract/index.ts'
import { MAX_PIECE } from '../../../shared/contract/shapes.ts'
import { newId, type ExhibitorId } from '../../../shared/domain/ids.ts'
import { MECARD, clientOf, command, failureOf, openTestApp, scanOf, type TestApp } from '../../support/app.ts'
import { createPageCaller } from '../../../main/app/context.ts'
import { PIN } from '../../support/exhibition.ts'
import { temporaryFolder } from '../../support/folder.ts'

const NAME = '髙橋'

async function write(client: Client, exhibitorId: ExhibitorId): Promise<string> {
  const order = { command: command(), exhibitorId, format: 'csv' as const, language: 'en' as const }
  for await (const event of await client.followup.write(order)) if (event.kind === 'done') return event.parcel.parcelId
  throw new Error('no list was written')
}

const codeOf = async (call: Promise<unknown>): Promise<string> => (await failureOf(call)).code

const waiting = ({ app }: TestApp): string[] => {
  const folder = join(app.folder, 'outgoing')
  return existsSync(folder) ? readdirSync(folder) : []
}

/** ORBIT's list, written by a page that opened its room. */
async function withList() {
  const opened = await openTestApp()
  await opened.owner.scan.record(scanOf(opened.orbit, MECARD))
  await opened.page.session.openExhibitor({ exhibitorId: opened.orbit, pin: PIN })
  return { opened, parcelId: await write(opened.page, opened.orbit) }
}

describe('a written list', () => {
  test('is given only where its room is open', async () => {
    const { opened, parcelId } = await withList()
    const other = clientOf(opened.app, createPageCaller())
    expect(await codeOf(other.parcel.fetch({ parcelId, offset: 0 }))).toBe('exhibitor_locked')
    expect(await (await opened.page.parcel.fetch({ parcelId, offset: 0 })).text()).toContain(NAME)
  })

  test('is gone once its room is locked, also for whoever opens it again', async () => {
    const { opened, parcelId } = await withList()
    await opened.page.session.lock()
    expect(waiting(opened)).toEqual([])
    await opened.page.session.openExhibitor({ exhibitorId: opened.orbit, pin: PIN })
    expect(await codeOf(opened.page.parcel.fetch({ parcelId, offset: 0 }))).toBe('file_not_found')
  })

  test("stays when another room is locked, and the organiser's go with the organiser's room alone", async () => {
    const { opened, parcelId } = await withList()
    const { app, page } = opened
    const other = clientOf(app, createPageCaller())
    await other.session.lock()
    expect(waiting(opened)).toEqual([parcelId])
    const organiser = clientOf(app, createPageCaller())
    await organiser.session.setPassphrase({ passphrase: 'the long passphrase' })
    const bundle = parcelsOf(app).begin({ owner: null, name: 'a.enishi', type: '' })
    writeFileSync(bundle.path, 'sealed')
    parcelsOf(app).offer(bundle.parcelId)
    expect(await codeOf(page.parcel.fetch({ parcelId: bundle.parcelId, offset: 0 }))).toBe('organiser_locked')
    await organiser.session.lock()
    expect(waiting(opened)).toEqual([parcelId])
  })

  test('is gone once a visitor or a lead is erased', async () => {
    const { opened, parcelId } = await withList()
    const { app, page, owner, orbit } = opened
    const list = await owner.lead.list({ exhibitorId: orbit, offset: 0, limit: 1 })
    for await (const _event of await owner.erasure.eraseLead({ command: command(), leadId: list.rows[0]!.leadId }));
    expect(waiting(opened)).toEqual([])
    expect(await codeOf(page.parcel.fetch({ parcelId, offset: 0 }))).toBe('file_not_found')
    expect(existsSync(join(app.folder, 'outgoing'))).toBe(false)
  })
})

describe('the store', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function offered(parcels: Parcels, bytes: Uint8Array, onTaken?: () => void): string {
    const { parcelId, path } = parcels.begin({ owner: null, name: 'a.bin', type: 'text/csv' })
    writeFileSync(path, bytes)
    expect(parcels.offer(parcelId, onTaken)).toEqual({
      parcelId,
      name: 'a.bin',
      type: 'text/csv',
      bytes: bytes.length,
    })
    return parcelId
  }

  test('gives a large file in pieces, and tells when the last one is taken', async () => {
    const folder = temporaryFolder()
    const parcels = createParcels(folder)
    const bytes = Buffer.alloc(MAX_PIECE + 3, 'x')
    let taken = 0
    const parcelId = offered(parcels, bytes, () => (taken += 1))
    const first = parcels.take(parcelId, 0)
    expect([first.size, taken, readdirSync(join(folder, 'outgoing'))]).toEqual([MAX_PIECE, 0, [parcelId]])
    const last = parcels.take(parcelId, MAX_PIECE)
    expect([last.size, last.type, taken, readdirSync(join(folder, 'outgoing'))]).toEqual([3, 'text/csv', 1, []])
    expect(() => parcels.take(parcelId, 0)).toThrow('file_not_found')
  })

  test('deletes what nobody fetches for 15 minutes', () => {
    const folder = temporaryFolder()
    const parcels = createParcels(folder)
    const parcelId = offered(parcels, Buffer.alloc(MAX_PIECE + 1))
    vi.advanceTimersByTime(14 * 60_000)
    parcels.take(parcelId, 0)
    vi.advanceTimersByTime(14 * 60_000)
    expect(readFileSync(join(folder, 'outgoing', parcelId)).length).toBe(MAX_PIECE + 1)
    vi.advanceTimersByTime(60_000)
    expect(readdirSync(join(folder, 'outgoing'))).toEqual([])
    expect(() => parcels.ownerOf(parcelId)).toThrow('file_not_found')
  })

  test('offers nothing that was forgotten while it was written', () => {
    const parcels = createParcels(temporaryFolder())
    for (const forget of [() => parcels.clear(), () => parcels.dropOf((owner) => owner === null)]) {
      const { parcelId, path } = parcels.begin({ owner: null, name: 'a.bin', type: '' })
      forget()
      expect(existsSync(path)).toBe(false)
      expect(() => parcels.offer(parcelId)).toThrow('file_not_found')
    }
    expect(() => parcels.take(newId(), 0)).toThrow('file_not_found')
  })
})
