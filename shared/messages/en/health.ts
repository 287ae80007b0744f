import type { Finding } from '../../contract/health.ts'

/** What the health check says. */
export const health = {
  sound: 'The data is sound.',
  unsound: 'The data is not as it should be.',
  finding: {
    integrity: 'The database is damaged: {{detail}}',
    foreign_key: 'Rows of {{table}} refer to something that is not there',
    journal_missing_scan: '{{count}} scans of the journal are missing from the database',
    journal_scan_differs: '{{count}} scans hold another payload in the database than in the journal',
    journal_unreadable: '{{lines}} lines of the journal cannot be read',
    journal_incomplete: '{{count}} scans are in the database, but have no second copy in the journal',
    journal_mode: 'The database does not use its write-ahead log (found: {{found}})',
    no_backup: 'There is no backup yet',
    low_space: 'Only {{freeMegabytes}} MB are free on this disk',
  } satisfies Record<Finding['code'], string>,
}
