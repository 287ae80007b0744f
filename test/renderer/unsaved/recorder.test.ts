/**
 * What could not be saved stays on the page, goes again as the same command, and counts as saved only when the host
 * said so.
 */
import { ORPCError } from '@orpc/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRecorder, type Recorder } from '../../../renderer/unsaved/recorder.ts'
import type { ScanOrder } from '../../../renderer/unsaved/scan-order.ts'
import type { Ack } from '../../../shared/contract/shapes.ts'
import type { Client } from '../../../shared/contract/index.ts'
import type { ExhibitorId, LeadId, ScanId, VisitorId } from '../../../shared/domain/ids.ts'

type Recorded = Parameters<Client['scan']['record']>[0]

const ORDER: ScanOrder = {
  exhibitorId: 'e1' as ExhibitorId,
  payloadHex: '41',
  source: 'typed',
  staff: 'Aiko',
  language: 'en',
}

function ackOf(recorded: Recorded): Ack {
  return {
    outcome: 'new',
    scanId: recorded.command.id as string as ScanId,
    leadId: 'l1' as LeadId,
    visitorId: 'v1' as VisitorId,
    reading: { format: 'opaque', payloadHex: recorded.payloadHex, badgeCode: 'A', contact: null, warnings: [] },
    reason: null,
    contact: null,
    at: recorded.command.at,
    times: 1,
    previous: null,
    rank: null,
  }
}

function failure(code: string) {
  return new ORPCError('APP', { status: 400, data: { code, params: {} } })
}

/** A host that answers in the order it is told to. */
function hostOf(...answers: (Error | 'save')[]) {
  const calls: Recorded[] = []
  const record = (recorded: Recorded) => {
    calls.push(recorded)
    const answer = answers.shift() ?? 'save'
    return answer === 'save' ? Promise.resolve(ackOf(recorded)) : Promise.reject(answer)
  }
  return { calls, client: { scan: { record } } as unknown as Client }
}

let recorder: Recorder
const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  recorder.dispose()
  vi.useRealTimers()
})

describe('the recorder', () => {
  it('says saving, then saved with the host’s answer', async () => {
    const host = hostOf('save')
    recorder = createRecorder(host.client, () => null)
    const entry = recorder.record(ORDER)
    expect(recorder.entries.get()[0]).toMatchObject({ id: entry.id, state: 'saving', ack: null })
    await settle()
    expect(recorder.entries.get()[0]).toMatchObject({ id: entry.id, state: 'saved', ack: { outcome: 'new' } })
  })

  it('shows what the page itself can read before the host answers', () => {
    recorder = createRecorder(hostOf().client, (payloadHex) => ({
      format: 'opaque',
      payloadHex,
      badgeCode: 'A',
      contact: null,
      warnings: [],
    }))
    expect(recorder.record(ORDER).reading?.badgeCode).toBe('A')
  })

  it('keeps what a full disk refused and sends the same command until it is saved', async () => {
    const host = hostOf(failure('storage_full'), failure('storage_full'), 'save')
    recorder = createRecorder(host.client, () => null)
    recorder.record(ORDER)
    await settle()
    expect(recorder.entries.get()[0]).toMatchObject({ state: 'failed', payloadHex: '41' })
    await vi.advanceTimersByTimeAsync(11_000)
    expect(recorder.entries.get()[0]?.state).toBe('saved')
    expect(new Set(host.calls.map(({ command }) => `${command.id} ${command.at}`)).size).toBe(1)
    expect(host.calls).toHaveLength(3)
  })

  it('lets a badge that stays in view before the camera fail once, not with every frame', async () => {
    recorder = createRecorder(hostOf(failure('storage_full'), failure('exhibitor_not_found')).client, () => null)
    const { gate } = recorder
    for (const exhibitorId of ['e1', 'e2'] as ExhibitorId[]) {
      expect(gate.admits(exhibitorId, '41', 0)).toBe(true)
      recorder.record({ ...ORDER, exhibitorId, source: 'camera' })
      await settle()
      for (let at = 40; at < 1_000; at += 40) expect(gate.admits(exhibitorId, '41', at)).toBe(false)
    }
  })

  it('lets what a hand scanner read be read again at once where it failed for good', async () => {
    recorder = createRecorder(hostOf(failure('exhibitor_not_found')).client, () => null)
    expect(recorder.gate.admits('e1', '41', 0)).toBe(true)
    recorder.record({ ...ORDER, source: 'scanner' })
    await settle()
    expect(recorder.gate.admits('e1', '41', 100)).toBe(true)
  })

  it('tries again by itself when the host was gone', async () => {
    const host = hostOf(new TypeError('fetch failed'), 'save')
    recorder = createRecorder(host.client, () => null)
    recorder.record(ORDER)
    await vi.advanceTimersByTimeAsync(6000)
    expect(recorder.entries.get()[0]?.state).toBe('saved')
  })

  it('leaves alone what another try cannot cure, until asked', async () => {
    const host = hostOf(failure('exhibitor_not_found'), 'save')
    recorder = createRecorder(host.client, () => null)
    recorder.record(ORDER)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(host.calls).toHaveLength(1)
    recorder.retry()
    await settle()
    expect(recorder.entries.get()[0]?.state).toBe('saved')
  })

  it('never forgets an unsaved scan, however many follow', async () => {
    const host = hostOf(failure('exhibitor_not_found'))
    recorder = createRecorder(host.client, () => null)
    const first = recorder.record({ ...ORDER, payloadHex: 'ff' })
    await settle()
    for (let i = 0; i < 100; i++) recorder.record(ORDER)
    await settle()
    expect(recorder.entries.get().find(({ id }) => id === first.id)).toMatchObject({
      state: 'failed',
      payloadHex: 'ff',
    })
    expect(recorder.entries.get().length).toBeLessThan(100)
  })

  it('tells of every answer once', async () => {
    const host = hostOf(failure('storage_full'), 'save')
    recorder = createRecorder(host.client, () => null)
    const heard: string[] = []
    recorder.onOutcome((entry) => heard.push(entry.state))
    recorder.record(ORDER)
    await vi.advanceTimersByTimeAsync(6000)
    expect(heard).toEqual(['failed', 'saved'])
  })
})
