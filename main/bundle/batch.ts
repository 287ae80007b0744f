/**
 * A batch holds some hundred whole leads in ascending order of their ids. It begins with the texts that its rows share.
 */
import { LEAD_TABLES, type Column, type LeadGroup, type Value } from '../lead/tables.sql.ts'
import { ByteWriter } from './bytes.ts'

/** A batch is closed once it holds this many bytes. */
const FULL = 128 * 1024

export interface BatchWriter {
  add(group: LeadGroup): void
  readonly full: boolean
  readonly empty: boolean
  /** Returns the bytes of the batch and begins a new one. */
  take(): Buffer
}

export function createBatchWriter(): BatchWriter {
  const body = new ByteWriter()
  const out = new ByteWriter()
  const shared = new Map<string, number>()
  let groups = 0

  const refer = (text: string) => {
    let index = shared.get(text)
    if (index === undefined) shared.set(text, (index = shared.size))
    body.varint(index)
  }
  const put = (column: Column, value: Value) => {
    switch (column.type) {
      case 'uuid':
        return body.uuid(value as string)
      case 'station':
        return refer(value as string)
      case 'ref':
        return refer(value as string)
      case 'text':
        return body.text(value as string)
      case 'json':
        return body.text(value as string)
      case 'time':
        return body.time(value as string)
      case 'flag':
        return body.byte(value as number)
      case 'bytes':
        return body.bytes(value as Uint8Array)
      case 'stamp': {
        const stamp = value as string
        body.hex(stamp.slice(0, 12) + stamp.slice(13, 17), 8)
        return refer(stamp.slice(18))
      }
    }
  }
  return {
    add(group) {
      body.uuid(group.leadId)
      refer(group.exhibitorId)
      body.uuid(group.visitorId)
      body.byte(group.badgeCode === null ? 0 : 1)
      if (group.badgeCode !== null) body.text(group.badgeCode)
      LEAD_TABLES.forEach((table, t) => {
        const rows = group.rows[t]!
        body.varint(rows.length)
        for (const row of rows) for (let c = 0; c < table.columns.length; c++) put(table.columns[c]!, row[c]!)
      })
      groups += 1
    },
    get full() {
      return body.length >= FULL
    },
    get empty() {
      return groups === 0
    },
    take() {
      out.clear()
      out.varint(shared.size)
      for (const text of shared.keys()) out.text(text)
      out.varint(groups)
      out.raw(body.taken())
      body.clear()
      shared.clear()
      groups = 0
      return Buffer.from(out.taken())
    },
  }
}
