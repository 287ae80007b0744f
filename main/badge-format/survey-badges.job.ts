/**
 * Reads all recorded payloads, each different one once. Finds those that no format explains, and shows what a new
 * format reads from them.
 */
import { setImmediate } from 'node:timers/promises'
import type { BadgeSample, TaughtExample, TaughtPreview } from '../../shared/contract/template.ts'
import { badgeText, readBadge } from '../../shared/domain/badge/read.ts'
import type { BadgeReading } from '../../shared/domain/badge/reading.ts'
import { applyTemplate, type BadgeTemplate } from '../../shared/domain/badge/template.ts'
import { withReadOnly } from '../app/job-connection.ts'
import type { JobControl } from '../app/job-control.ts'
import { eachPayload } from '../lead/payloads.sql.ts'

/** The most different payloads to examine. Beyond this number a sample is enough. */
const MAX_DISTINCT = 100_000
const MAX_SHOWN = 50
/** UTF-16 units shown of a payload's text. */
const MAX_TEXT = 8_192
const A_WHILE = 2_000

export interface SurveyInput {
  databaseFile: string
  country: string
  /** The formats in use. */
  templates: readonly BadgeTemplate[]
}

interface Seen {
  payload: Uint8Array
  scans: number
  lastAt: string
}

function distinctPayloads(input: SurveyInput, control: JobControl): Promise<Seen[]> {
  return withReadOnly(input.databaseFile, async (db) => {
    const seen = new Map<string, Seen>()
    let looked = 0
    for (const { payload, at } of eachPayload(db)) {
      const key = payload.toString('latin1')
      const known = seen.get(key)
      if (known !== undefined) {
        known.scans += 1
        if (at > known.lastAt) known.lastAt = at
      } else if (seen.size < MAX_DISTINCT) {
        seen.set(key, { payload: new Uint8Array(payload), scans: 1, lastAt: at })
      }
      looked += 1
      if (looked % A_WHILE === 0) {
        control.throwIfCancelled()
        await setImmediate()
      }
    }
    return [...seen.values()].toSorted((a, b) => (a.lastAt < b.lastAt ? 1 : a.lastAt > b.lastAt ? -1 : 0))
  })
}

const isUnexplained = (reading: BadgeReading): boolean =>
  reading.format === 'opaque' || reading.format === 'delimited' || reading.format === 'url'
const hexOf = (payload: Uint8Array): string => Buffer.from(payload).toString('hex')

/** The newest payloads that no known format explains completely. Those without a contact come first. */
export async function surveyBadges(input: SurveyInput, control: JobControl): Promise<BadgeSample[]> {
  const samples: BadgeSample[] = []
  for (const { payload, scans, lastAt } of await distinctPayloads(input, control)) {
    const { format, badgeCode, contact, ...reading } = readBadge(payload, input)
    if (!isUnexplained({ format, badgeCode, contact, ...reading })) continue
    samples.push({
      payloadHex: hexOf(payload),
      text: badgeText(payload).slice(0, MAX_TEXT),
      format,
      badgeCode,
      contact,
      scans,
      lastAt,
    })
    if (samples.length >= MAX_SHOWN * 4) break
  }
  return samples.toSorted((a, b) => Number(a.contact !== null) - Number(b.contact !== null)).slice(0, MAX_SHOWN)
}

/** Tries a format on everything scanned so far. It takes precedence over the formats in use. */
export async function tryTemplate(
  input: SurveyInput & { template: BadgeTemplate },
  control: JobControl,
): Promise<TaughtPreview> {
  const { template, country, templates } = input
  const taught = { country, templates: [template, ...templates.filter((known) => known.id !== template.id)] }
  const examples: TaughtExample[] = []
  const codes = new Set<string>()
  let fits = 0
  let changed = 0
  let coded = 0
  const all = await distinctPayloads(input, control)
  for (const { payload } of all) {
    const text = badgeText(payload).trim()
    const fields = applyTemplate(template, text)
    if (fields === null) continue
    fits += 1
    const before = readBadge(payload, input)
    const after = readBadge(payload, taught)
    if (after.badgeCode !== null) {
      coded += 1
      codes.add(after.badgeCode)
    }
    if (before.badgeCode === after.badgeCode && JSON.stringify(before.contact) === JSON.stringify(after.contact))
      continue
    changed += 1
    if (examples.length >= MAX_SHOWN) continue
    examples.push({
      payloadHex: hexOf(payload),
      text: text.slice(0, MAX_TEXT),
      fields,
      before: { badgeCode: before.badgeCode, contact: before.contact },
      after: { badgeCode: after.badgeCode, contact: after.contact },
    })
  }
  return { template, payloads: all.length, fits, changed, sameCode: coded - codes.size, examples }
}
