/** All jobs, by the name given to `defineJob`. */
import type { JobWork } from '../app/jobs.ts'

/** Only the worker that runs a job loads it. A thread that loads all of them starts much later. */
export const jobTable: Record<string, () => Promise<JobWork<never, unknown>>> = {
  checkHealth: async () => (await import('../health/check-health.job.ts')).checkHealth,
  erase: async () => (await import('../erasure/erase.job.ts')).erase,
  finishWipe: async () => (await import('../erasure/finish-wipe.job.ts')).finishWipe,
  findDuplicatePairs: async () => (await import('../person/find-duplicates.job.ts')).findDuplicatePairs,
  mergeBundles: async () => (await import('../merge/merge-bundles.job.ts')).mergeBundles,
  previewErase: async () => (await import('../erasure/preview-erase.job.ts')).previewErase,
  refreshLeads: async () => (await import('../lead/refresh-leads.job.ts')).refreshLeads,
  writeBundles: async () => (await import('../bundle/write-bundle.job.ts')).writeBundles,
  importRegistrants: async () => (await import('../registrant/import-registrants.job.ts')).importRegistrants,
  previewRegistrants: async () => (await import('../registrant/preview-registrants.job.ts')).previewRegistrants,
  removeRegistrants: async () => (await import('../registrant/remove-registrants.job.ts')).removeRegistrants,
  applyReread: async () => (await import('../badge-format/reread.job.ts')).applyReread,
  noteMisread: async () => (await import('../badge-format/reread.job.ts')).noteMisread,
  previewReread: async () => (await import('../badge-format/reread.job.ts')).previewReread,
  surveyBadges: async () => (await import('../badge-format/survey-badges.job.ts')).surveyBadges,
  tryTemplate: async () => (await import('../badge-format/survey-badges.job.ts')).tryTemplate,
  writeFollowup: async () => (await import('../followup/write-followup.job.ts')).writeFollowup,
}
