import type { Finding } from '../../contract/health.ts'

/** What the health check says. */
export const health = {
  sound: 'The data is sound.',
  unsound: 'The data has faults.',
  finding: {
    integrity: 'The database is damaged: {{detail}}',
    foreign_key: 'Rows of {{table}} refer to data that is missing',
    journal_missing_scan: 'Scans in the journal but missing from the database: {{count, number}}',
    journal_scan_differs: 'Scans whose payload differs between database and journal: {{count, number}}',
    journal_unreadable: 'Lines of the journal that cannot be read: {{lines}}',
    journal_incomplete: 'Scans in the database without a second copy in the journal: {{count, number}}',
    journal_mode: 'The database does not use its write-ahead log (found: {{found}})',
    no_backup: 'There is no backup yet. Write a bundle, so that there is a second copy',
    low_space: 'Only {{freeMegabytes}} MB are free on this disk. Free some space',
  } satisfies Record<Finding['code'], string>,
}
