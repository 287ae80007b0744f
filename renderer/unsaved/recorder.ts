/**
 * Scans that are being saved. An entry is "saved" only after the host said so. A failed entry keeps its payload and is
 * sent again as the same command, so that it is recorded once.
 */
import type { Client } from '../../shared/contract/index.ts'
import type { Ack } from '../../shared/contract/shapes.ts'
import type { BadgeReading } from '../../shared/domain/badge/reading.ts'
import { type CommandId, newId } from '../../shared/domain/ids.ts'
import { createGate, type Gate } from '../../shared/domain/scan/gate.ts'
import { failureOf } from '../host/failure.ts'
import { createStore, type Readable } from '../store.ts'
import { isErased, onForget } from './forget.ts'
import { createHeld, type Held } from './held.ts'
import type { ScanOrder } from './scan-order.ts'

export interface ScanEntry extends ScanOrder {
  /** The command's id, which becomes the scan's. */
  id: CommandId
  at: string
  state: 'saving' | 'saved' | 'failed'
  /** What the badge says, known before the host answers. */
  reading: BadgeReading | null
  ack: Ack | null
  error: unknown
}

export interface Recorder {
  /** One for all sources, so that camera and hand scanner do not record the same badge twice. */
  readonly gate: Gate
  /** Scans that wait until an exhibitor is chosen. */
  readonly held: Held
  /** Reads a payload in the page; null until the reader is loaded. */
  interpret(payloadHex: string): BadgeReading | null
  /** Newest first. */
  readonly entries: Readable<readonly ScanEntry[]>
  /** `at`: the time of an earlier scan; now if left out. */
  record(order: ScanOrder, at?: string): ScanEntry
  /** Sends all unsaved entries again. */
  retry(): void
  /** Called after each answer, saved or failed. */
  onOutcome(listener: (entry: ScanEntry) => void): () => void
  dispose(): void
}

const KEEP_SAVED = 30
const RETRY_MS = 5000
/** Failures that another try can cure: a full or busy disk, a lost host. The others would fail again. */
const CURABLE = new Set([null, 'storage_full', 'storage_read_only', 'storage_locked', 'storage_failed', 'internal'])
const isCurable = (error: unknown): boolean => CURABLE.has(failureOf(error).code)

/** @param interpret reads a payload in the page; null where the reader is not loaded yet */
export function createRecorder(
  client: Pick<Client, 'scan'>,
  interpret: (payloadHex: string) => BadgeReading | null,
): Recorder {
  const gate = createGate()
  const entries = createStore<readonly ScanEntry[]>([])
  const outcomes = new Set<(entry: ScanEntry) => void>()
  const sending = new Set<CommandId>()
  // Unsaved entries stay: the host refuses a scan of an erased visitor.
  const stopForgetting = onForget((reason) =>
    entries.update((all) => all.filter(({ ack }) => ack === null || !isErased(reason, ack.leadId))),
  )

  function set(next: readonly ScanEntry[]) {
    let saved = 0
    entries.set(next.filter((entry) => entry.state !== 'saved' || ++saved <= KEEP_SAVED))
  }
  function update(id: CommandId, change: Partial<ScanEntry>): ScanEntry | undefined {
    set(entries.get().map((entry) => (entry.id === id ? { ...entry, ...change } : entry)))
    return entries.get().find((entry) => entry.id === id)
  }
  function call({
    id,
    at,
    exhibitorId,
    payloadHex,
    source,
    staff,
    language,
    byHand,
    afterErasure = false,
  }: ScanEntry): Promise<Ack> {
    const common = { command: { id, at }, exhibitorId, payloadHex, staff, language, afterErasure }
    if (byHand === undefined) return client.scan.record({ ...common, source })
    return client.scan.recordByHand({ ...common, fields: byHand.fields, cardOnly: byHand.picture !== null })
  }
  async function send(entry: ScanEntry) {
    const { id } = entry
    if (sending.has(id)) return
    sending.add(id)
    let outcome: Partial<ScanEntry>
    try {
      outcome = { state: 'saved', ack: await call(entry), error: null }
    } catch (error) {
      outcome = { state: 'failed', error }
      // After a final failure the badge may be scanned again at once. The camera is left out: a badge that stays in
      // view would fill the list.
      if (!isCurable(error) && entry.source !== 'camera') gate.forget(entry.exhibitorId, entry.payloadHex)
    }
    sending.delete(id)
    const settled = update(id, outcome)
    if (settled !== undefined) for (const listener of outcomes) listener(settled)
  }
  function retry() {
    for (const entry of entries.get()) if (entry.state === 'failed') void send(entry)
  }
  const timer = setInterval(() => {
    for (const entry of entries.get()) if (entry.state === 'failed' && isCurable(entry.error)) void send(entry)
  }, RETRY_MS)

  return {
    gate,
    held: createHeld(interpret),
    interpret,
    entries,
    record(order, at = new Date().toISOString()) {
      const entry: ScanEntry = {
        ...order,
        id: newId() as CommandId,
        at,
        state: 'saving',
        reading: order.payloadHex === '' ? null : interpret(order.payloadHex),
        ack: null,
        error: null,
      }
      set([entry, ...entries.get()])
      void send(entry)
      return entry
    },
    retry,
    onOutcome(listener) {
      outcomes.add(listener)
      return () => outcomes.delete(listener)
    },
    dispose() {
      clearInterval(timer)
      stopForgetting()
    },
  }
}
