/** What the command says of bundles, merging, erasing and keys. */
export const carry = {
  written: '{{leads, number}} leads, {{scans, number}} scans → {{file}}\nSHA-256 {{sha256}}',
  leftOut: 'No bundle for {{exhibitors}}: no public key of theirs is set up here.',
  merged:
    '{{new, number}} new leads, {{changed, number}} changed, {{unchanged, number}} unchanged; {{scansNew, number}} new scans, {{scansKnown, number}} known.',
  refused: 'Not taken over: {{file}}. {{message}}',
  refusedRows: '{{count, number}} rows of {{file}} break a rule and were left out.',
  conflicts:
    '{{count, number}} fields had been set to different values; the newer ones were kept. The report (--report) names both.',
  kept: 'Erased, or kept out because erased before: {{count, number}} leads.',
  station: '{{name}}: {{scansInBundle, number}} scans in its bundle, {{scansNow, number}} here.',
  stationMissing: '{{name}}: {{scansInBundle, number}} scans in its bundle, but only {{scansNow, number}} here.',
  erased:
    'Erased: {{visitors, number}} visitors, {{leads, number}} leads, {{scans, number}} scans. A tombstone stays.\nLists, bundles and reports that were written before are not touched: delete them, or replace them by new ones.',
  notWiped: 'Delete this file by hand; erased data may remain in it: {{file}}',
  owed: 'Traces of what was erased may still lie in the database’s files: the disk is full, or somebody was reading. The next start cleans them.',
  keyMade: 'Public key: {{recipient}}\nPrivate key: {{file}}',
  keyOpen: 'The private key is not under a passphrase. Whoever has {{file}} can open the bundles.',
  sealed:
    'Sealed to {{exhibitor}}: {{leads, number}} leads, {{scans, number}} scans, and nothing of anybody else. Made by {{station}} ({{fingerprint}}).',
}
