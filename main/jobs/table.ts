/** Every job there is, by name. Input and result cross a thread, so they are plain data. */
import type { JobControl } from './control.ts'

export type AnyJob = (input: unknown, control: JobControl) => Promise<unknown>

/** Loaded by the one worker that runs it: a thread is ready in a fraction of the time that all of them would take. */
export const jobs = {
  erase: async () => (await import('./erase.ts')).erase,
  findDuplicatePairs: async () => (await import('./find-duplicates.ts')).findDuplicatePairs,
  mergeBundles: async () => (await import('./merge-bundles.ts')).mergeBundles,
  previewErase: async () => (await import('./preview-erase.ts')).previewErase,
  refreshLeads: async () => (await import('./refresh-leads.ts')).refreshLeads,
  writeBundles: async () => (await import('./write-bundle.ts')).writeBundles,
  importRegistrants: async () => (await import('./import-registrants.ts')).importRegistrants,
  previewRegistrants: async () => (await import('./preview-registrants.ts')).previewRegistrants,
  removeRegistrants: async () => (await import('./remove-registrants.ts')).removeRegistrants,
  applyReread: async () => (await import('./reread.ts')).applyReread,
  noteMisread: async () => (await import('./reread.ts')).noteMisread,
  previewReread: async () => (await import('./reread.ts')).previewReread,
  surveyBadges: async () => (await import('./survey-badges.ts')).surveyBadges,
  tryTemplate: async () => (await import('./survey-badges.ts')).tryTemplate,
  writeFollowup: async () => (await import('./write-followup.ts')).writeFollowup,
}

export type JobName = keyof typeof jobs
type Job<N extends JobName> = Awaited<ReturnType<(typeof jobs)[N]>>
export type JobInput<N extends JobName> = Parameters<Job<N>>[0]
export type JobResult<N extends JobName> = Awaited<ReturnType<Job<N>>>
