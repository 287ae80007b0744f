/** Bundles: the encrypted files from a station to the booth organiser, and the results of a merge. */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ERROR_CODES } from '../errors.ts'
import { procedure } from './base.ts'
import { progress } from './followup.ts'
import { parcel } from './parcel.ts'
import { command, exhibitorId, instant, leadId, stationId, uuid } from './shapes.ts'

const setting = z.object({ value: z.unknown(), at: instant, station: stationId })

/**
 * A field that stations set to different values. The value of the greatest stamp was kept. `others` are the values that
 * were not kept, each once, newest first; `other` is the first of them.
 */
export const conflict = z.object({
  leadId,
  field: z.string(),
  kept: setting,
  other: setting,
  others: z.array(setting).min(1),
})
export type Conflict = z.infer<typeof conflict>

export const mergeReport = z.object({
  bundles: z.array(
    z.object({
      file: z.string(),
      station: z.string().nullable(),
      status: z.enum(['merged', 'refused']),
      error: z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) }).nullable(),
      /** Who made the bundle and when, as far as this could be read. */
      stationId: stationId.nullable(),
      fingerprint: z.string().nullable(),
      madeAt: instant.nullable(),
      /** Was this bundle merged before? */
      again: z.boolean(),
      /** Rows that break a rule and were left out; at most 1,000 are named. */
      refusedRows: z.array(z.object({ leadId, table: z.string(), reason: z.string() })),
      refusedRowCount: z.number().int(),
    }),
  ),
  leads: z.object({ new: z.number().int(), changed: z.number().int(), unchanged: z.number().int() }),
  scans: z.object({ new: z.number().int(), known: z.number().int() }),
  /** At most 10,000 are named. */
  conflicts: z.array(conflict),
  conflictCount: z.number().int(),
  /**
   * Stations whose clock is more than a day ahead of the clock here, farthest first. Their bundles and stamps show it.
   * `fields` are in force because of that clock, at most 100 of a station. Fields with different values at several
   * stations are among the conflicts as well.
   */
  clocks: z.array(
    z.object({
      station: stationId,
      name: z.string(),
      aheadMs: z.number().int(),
      fieldCount: z.number().int(),
      fields: z.array(z.object({ leadId, field: z.string() })),
    }),
  ),
  /** No scan is missing where `scansNow + scansErased >= scansInBundle` and no row was refused; `complete` says so. */
  stations: z.array(
    z.object({
      station: stationId,
      name: z.string(),
      scansInBundle: z.number().int(),
      scansNow: z.number().int(),
      scansErased: z.number().int(),
      complete: z.boolean(),
    }),
  ),
  /** Leads that a tombstone deleted here or kept out. */
  erased: z.number().int(),
  /** Files in which erased data may remain because they could not be cleaned. */
  notWiped: z.array(z.string()),
  /** A wipe is due: traces of erased data may be in the database's own files. The next start cleans them. */
  owed: z.boolean(),
})
export type MergeReport = z.infer<typeof mergeReport>

const written = z.object({
  leads: z.number().int(),
  scans: z.number().int(),
  sha256: z.string(),
  bytes: z.number().int(),
})

/** A conflict as the page shows it: whose lead it is, and which value is in force. An erased lead has no conflict. */
export const shownConflict = conflict.extend({
  exhibitorId,
  fullName: z.string(),
  organisation: z.string(),
  badgeCode: z.string().nullable(),
  /** The field's present value. */
  now: z.unknown(),
  /** Has somebody at this station chosen since, by `resolve` or by setting the field again? */
  decided: z.boolean(),
})
export type ShownConflict = z.infer<typeof shownConflict>

/** A station that recorded something here, or whose bundles are accepted. */
export const knownStation = z.object({
  stationId,
  name: z.string(),
  fingerprint: z.string(),
  here: z.boolean(),
  scans: z.number().int(),
  /** Null where only the bundles of other stations name it. */
  acceptedAt: instant.nullable(),
})

/** Writes a bundle of everything into a folder, such as a USB stick, whenever that folder is there. */
export const autoBundle = z.object({
  folder: z.string().min(1).max(1000),
  everyMinutes: z.number().int().min(1).max(1440),
})
export type AutoBundle = z.infer<typeof autoBundle>

/** The most bundles in one merge. */
export const MAX_BUNDLES = 200

/** Who can open the bundle. Without any: the organiser or the named exhibitor, by the keys in the exhibition file. */
const recipients = {
  recipients: z.array(z.string().max(4000)).max(20).default([]),
  passphrase: z.string().min(8).max(1000).nullable().default(null),
}

export const bundleContract = {
  /** What would be lost with this machine: what is in no bundle yet. */
  status: procedure('anyone').output(
    z.object({
      leadsNotInBundle: z.number().int(),
      lastAt: instant.nullable(),
      lastLeads: z.number().int().nullable(),
      fingerprint: z.string(),
      hasRecipient: z.boolean(),
    }),
  ),
  /**
   * Writes a bundle of all, or one encrypted to one exhibitor. It becomes a parcel, or a file in `folder` on this
   * machine.
   */
  write: procedure('organiser')
    .input(
      z.object({
        command,
        exhibitorId: exhibitorId.nullable(),
        folder: z.string().max(1000).nullable().default(null),
        ...recipients,
      }),
    )
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [
          progress,
          written.extend({ kind: z.literal('done'), name: z.string(), parcel: parcel.nullable() }),
        ]),
      ),
    ),
  /**
   * Writes one bundle for each exhibitor, encrypted to it, into a folder of this machine. `left` names exhibitors
   * without a public key.
   */
  writeReturns: procedure('organiser')
    .input(z.object({ command, folder: z.string().max(1000) }))
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [
          progress,
          z.object({
            kind: z.literal('done'),
            files: z.array(written.extend({ exhibitorId, file: z.string() })),
            left: z.array(exhibitorId),
          }),
        ]),
      ),
    ),
  /** Merges uploaded bundles. `accept` lists the fingerprints of stations that the organiser has compared. */
  merge: procedure('organiser')
    .input(
      z.object({
        command,
        files: z
          .array(z.object({ uploadId: uuid, name: z.string().max(400) }))
          .min(1)
          .max(MAX_BUNDLES),
        identity: z.string().max(10_000).nullable().default(null),
        passphrase: z.string().max(1000).nullable().default(null),
        accept: z.array(z.string().max(60)).max(200).default([]),
      }),
    )
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [progress, z.object({ kind: z.literal('done'), report: mergeReport })]),
      ),
    ),
  /**
   * The results of each merge since the start of this host or the last erasure, newest first, at most 50. `at` tells
   * them apart.
   */
  reports: procedure('organiser').output(z.array(z.object({ at: instant, report: mergeReport }))),
  /** Some conflicts of a report, in its order. */
  conflicts: procedure('organiser')
    .input(z.object({ at: instant, offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }))
    .output(z.array(shownConflict)),
  stations: procedure('organiser').output(z.array(knownStation)),
  /**
   * Automatic writing: null while it is off. `folderHere` says whether the folder is there now, `error` why the last
   * attempt failed.
   */
  auto: procedure('organiser').output(
    autoBundle
      .extend({
        folderHere: z.boolean(),
        lastAt: instant.nullable(),
        error: z.object({ code: z.enum(ERROR_CODES), params: z.record(z.string(), z.unknown()) }).nullable(),
      })
      .nullable(),
  ),
  /** Sets automatic writing; null ends it. `folder` is a whole path on this machine. */
  setAuto: procedure('organiser').input(autoBundle.nullable()),
  /** Chooses one of the conflicting values. It is set again with this station's stamp. */
  resolve: procedure('organiser')
    .input(z.object({ command, leadId, field: z.string().max(100), value: z.unknown() }))
    .output(z.object({ leadId })),
}
