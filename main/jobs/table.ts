/** Every job there is, by name. Input and result cross a thread, so they are plain data. */
import { importRegistrants } from './import-registrants.ts'
import { erase } from './erase.ts'
import { findDuplicatePairs } from './find-duplicates.ts'
import { mergeBundles } from './merge-bundles.ts'
import { previewErase } from './preview-erase.ts'
import { previewRegistrants } from './preview-registrants.ts'
import { applyReread, previewReread } from './reread.ts'
import { surveyBadges, tryTemplate } from './survey-badges.ts'
import { refreshLeads } from './refresh-leads.ts'
import { removeRegistrants } from './remove-registrants.ts'
import { writeBundles } from './write-bundle.ts'
import { writeFollowup } from './write-followup.ts'

/** What a job is given besides its input. */
export interface JobControl {
  /** Tells how far it is; `total` 0 while unknown. */
  progress(done: number, total: number): void
  /** Throws `cancelled` once the caller has given up; call it between chunks. */
  throwIfCancelled(): void
}

export type AnyJob = (input: unknown, control: JobControl) => Promise<unknown>

export const jobs = { erase, findDuplicatePairs, mergeBundles, previewErase, refreshLeads, writeBundles, importRegistrants, previewRegistrants, removeRegistrants, applyReread, previewReread, surveyBadges, tryTemplate, writeFollowup }

export type JobName = keyof typeof jobs
export type JobInput<N extends JobName> = Parameters<(typeof jobs)[N]>[0]
export type JobResult<N extends JobName> = Awaited<ReturnType<(typeof jobs)[N]>>
