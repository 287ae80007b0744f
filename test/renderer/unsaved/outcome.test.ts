import { describe, expect, it } from 'vitest'
import { cardOfEntry, cardOfRecent, outcomeOfEntry } from '../../../renderer/unsaved/outcome.ts'
import type { ScanEntry } from '../../../renderer/unsaved/recorder.ts'
import type { RecentScan } from '../../../shared/contract/scan.ts'
import type { Ack } from '../../../shared/contract/shapes.ts'
import { emptyContact } from '../../../shared/domain/person/contact.ts'
import type { CommandId, ExhibitorId, LeadId, ScanId, VisitorId } from '../../../shared/domain/ids.ts'

const NAMED = { ...emptyContact(), fullName: '高橋 太郎' }

function ack(change: Partial<Ack> = {}): Ack {
  return {
    outcome: 'new',
    scanId: 's1' as ScanId,
    leadId: 'l1' as LeadId,
    visitorId: 'v1' as VisitorId,
    reading: { format: 'mecard', payloadHex: '41', badgeCode: null, contact: NAMED, warnings: [] },
    reason: null,
    contact: NAMED,
    at: '2026-01-28T01:42:07.000Z',
    times: 1,
    previous: null,
    rank: 'B',
    ...change,
  }
}

function entry(change: Partial<ScanEntry> = {}): ScanEntry {
  return {
    id: 'c1' as CommandId,
    at: '2026-01-28T01:42:06.990Z',
    exhibitorId: 'e1' as ExhibitorId,
    payloadHex: '41',
    source: 'camera',
    staff: '',
    language: 'en',
    state: 'saved',
    reading: null,
    ack: ack(),
    error: null,
    ...change,
  }
}

function recent(change: Partial<RecentScan> = {}): RecentScan {
  return {
    scanId: 's1' as ScanId,
    leadId: 'l1' as LeadId,
    exhibitorId: 'e1' as ExhibitorId,
    at: '2026-01-28T01:42:07.000Z',
    staff: '',
    contact: NAMED,
    badgeCode: null,
    format: 'mecard',
    rank: null,
    times: 1,
    withdrawn: false,
    tags: ['antenna'],
    consents: [],
    ...change,
  }
}

describe('what a scan looks and sounds like', () => {
  it.each<[string, Partial<Ack>]>([
    ['new', {}],
    ['again', { outcome: 'again', times: 2 }],
    ['kept', { contact: emptyContact() }],
    ['rejected', { outcome: 'rejected', reason: 'wifi', contact: null }],
  ])('is %s', (outcome, change) => {
    expect(outcomeOfEntry(entry({ ack: ack(change) }))).toBe(outcome)
  })

  it('is failed without an answer', () => {
    expect(outcomeOfEntry(entry({ state: 'failed', ack: null }))).toBe('failed')
  })

  it('is never green before the host has answered, though the name shows', () => {
    const card = cardOfEntry(entry({ state: 'saving', ack: null, reading: ack().reading }), null)
    expect(card).toMatchObject({ outcome: 'saving', saved: null, contact: NAMED })
  })

  it('takes rank and tags from the list once the list knows the scan, a rank taken away included', () => {
    expect(cardOfEntry(entry(), null)).toMatchObject({ rank: 'B', tags: [] })
    expect(cardOfEntry(entry(), recent())).toMatchObject({ rank: null, tags: ['antenna'] })
  })

  it('shows an undone scan as undone, new or opened again', () => {
    expect(cardOfEntry(entry(), recent({ withdrawn: true })).outcome).toBe('undone')
    expect(cardOfRecent(recent({ withdrawn: true })).outcome).toBe('undone')
  })

  it('opens an earlier scan with what it was', () => {
    expect(cardOfRecent(recent({ times: 3 })).outcome).toBe('again')
    expect(cardOfRecent(recent({ contact: emptyContact(), badgeCode: 'A-1' }))).toMatchObject({
      outcome: 'kept',
      badgeCode: 'A-1',
    })
  })
})
