/** Bundles: the portable files between stations and organiser, and what a merge of them brings. */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ERROR_CODES } from '../errors.ts'
import { procedure } from './base.ts'
import { progress } from './followup.ts'
import { parcel } from './parcel.ts'
import { command, exhibitorId, instant, leadId, stationId, uuid } from './shapes.ts'

const setting = z.object({ value: z.unknown(), at: instant, station: stationId })

/**
 * A field that stations had set to different values: that of the greatest stamp was kept. `others` are the values that
 * were not, each once, newest first; `other` is the first of them.
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
      /** Who made it and when, as far as it could be read. */
      stationId: stationId.nullable(),
      fingerprint: z.string().nullable(),
      madeAt: instant.nullable(),
      /** It had been merged before. */
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
   * Stations whose clock is more than a day ahead of the clock here, as their bundles and stamps show, farthest first.
   * `fields` are in force because of it, at most 100 of a station; those that stations had set differently are among
   * the conflicts as well.
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
  /** Nothing is missing where `scansNow + scansErased >= scansInBundle` and no row was refused; `complete` says so. */
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
  /** Leads that a tombstone took away here or kept out. */
  erased: z.number().int(),
  /** Files in which erased data may remain because they could not be cleaned. */
  notWiped: z.array(z.string()),
  /**
   * A wipe is still due: traces of what was erased may lie in the database's own files; the next start cleans them.
   */
  owed: z.boolean(),
})
export type MergeReport = z.infer<typeof mergeReport>

const written = z.object({
  leads: z.number().int(),
  scans: z.number().int(),
  sha256: z.string(),
  bytes: z.number().int(),
})

/** A conflict as it is shown: whose lead it is, and what is in force now. */
export const shownConflict = conflict.extend({
  exhibitorId: exhibitorId.nullable(),
  fullName: z.string(),
  organisation: z.string(),
  badgeCode: z.string().nullable(),
  /** The field's present value; absent once the lead has been erased. */
  now: z.unknown(),
  /** Somebody chose at this station since: by `resolve`, or by setting the field anew. */
  decided: z.boolean(),
})
export type ShownConflict = z.infer<typeof shownConflict>

/** A station that has recorded something here, or whose bundles are taken. */
export const knownStation = z.object({
  stationId,
  name: z.string(),
  fingerprint: z.string(),
  here: z.boolean(),
  scans: z.number().int(),
  /** Null where it is known only through the bundles of others. */
  acceptedAt: instant.nullable(),
})

/** Writing a bundle of everything into a folder, such as a USB stick, whenever it is there. */
export const autoBundle = z.object({
  folder: z.string().min(1).max(1000),
  everyMinutes: z.number().int().min(1).max(1440),
})
export type AutoBundle = z.infer<typeof autoBundle>

/** As many bundles as one merge takes. */
export const MAX_BUNDLES = 200

/**
 * Who is to open it. Nothing given: the organiser, or the exhibitor it is sealed to, by the keys in the exhibition
 * file.
 */
const recipients = {
  recipients: z.array(z.string().max(4000)).max(20).default([]),
  passphrase: z.string().min(8).max(1000).nullable().default(null),
}

export const bundleContract = {
  /** What would be lost with this machine. */
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
   * Writes a bundle of all, or sealed to one exhibitor: as a parcel, or, where `folder` is given, into that folder of
   * this machine.
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
   * One bundle for each exhibitor, sealed to it, into a folder of this machine. Exhibitors without a public key are
   * named in `left`.
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
  /** Merges uploaded bundles. `accept` lists fingerprints of stations that the organiser has compared. */
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
   * What each merge since the start of this host, or the last erasure, brought: newest first, at most 50. `at` tells
   * them apart.
   */
  reports: procedure('organiser').output(z.array(z.object({ at: instant, report: mergeReport }))),
  /** Some of a report's conflicts, in its order. */
  conflicts: procedure('organiser')
    .input(z.object({ at: instant, offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }))
    .output(z.array(shownConflict)),
  stations: procedure('organiser').output(z.array(knownStation)),
  /**
   * The automatic writing: null while it is off; `folderHere` says whether the folder is there now, `error` why the
   * last attempt failed.
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
  /** Sets the automatic writing, or (null) ends it. `folder` is a whole path on this machine. */
  setAuto: procedure('organiser').input(autoBundle.nullable()),
  /** Chooses one of the conflicting values; it is set anew, with this station's stamp. */
  resolve: procedure('organiser')
    .input(z.object({ command, leadId, field: z.string().max(100), value: z.unknown() }))
    .output(z.object({ leadId })),
}
