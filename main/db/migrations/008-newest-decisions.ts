import type { Migration } from '../migrate.ts'

/** Decisions about pairs of visitors are listed newest first, a page at a time. */
export const newestDecisions: Migration = {
  version: 8,
  sql: 'CREATE INDEX same_person_newest ON same_person (at, link_id);',
}
