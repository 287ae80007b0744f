/** What the command says of bundles, merging, erasing and keys. */
export const bundleCommand = {
  written:
    '$t(words.leads, {"count": {{leads}} }), $t(words.scans, {"count": ' +
    '{{scans}} }) → {{file}}\nSHA-256 {{sha256}}',
  leftOut:
    'No bundle was written for {{exhibitors}}: their public keys are not set up here. ' +
    'Enter the keys, then write the bundles again.',
  merged:
    'Leads: {{new, number}} new, {{changed, number}} changed, {{unchanged, number}} unchanged. ' +
    'Scans: {{scansNew, number}} new, {{scansKnown, number}} known before.',
  refused: 'Not merged: {{file}}. {{message}}',
  refusedRows_one: '{{count, number}} row of {{file}} breaks a rule and was left out.',
  refusedRows_other: '{{count, number}} rows of {{file}} break a rule and were left out.',
  conflicts_one:
    '{{count, number}} field had different values. The newer value was kept. ' +
    'The report (--report) shows all values.',
  conflicts_other:
    '{{count, number}} fields had different values. The newer values were kept. ' +
    'The report (--report) shows all values.',
  clockFields_one: '{{count, number}} field counts as set last because of it. The report (--report) shows it.',
  clockFields_other:
    '{{count, number}} fields count as set last because of it. ' +
    'The report (--report) shows at most 100 for each station.',
  kept: 'Leads erased, now or earlier: {{count, number}}.',
  station: '{{name}}: scans in its bundle {{scansInBundle, number}}, here {{scansNow, number}}.',
  stationErased:
    '{{name}}: scans in its bundle {{scansInBundle, number}}, here {{scansNow, number}}, ' +
    'erased {{scansErased, number}}. Nothing is missing.',
  stationMissing:
    '{{name}}: scans in its bundle {{scansInBundle, number}}, but here only {{scansNow, number}}. ' +
    'Merge the bundle again.',
  erased:
    'Erased: $t(words.visitors, {"count": {{visitors}} }), $t(words.leads, {"count": ' +
    '{{leads}} }), $t(words.scans, {"count": {{scans}} }). ' +
    'A mark without personal data stays.\nLists, bundles and reports written earlier still hold the data. ' +
    'Delete them, or write new ones.',
  erasedNobody:
    'No lead is recorded here under “{{code}}”. Check how it is written. ' +
    'A mark without personal data stays, so that later merges leave this visitor out.',
  notWiped: 'Erased data may remain in this file. Delete it by hand: {{file}}',
  wipeDue:
    'The erased data is shown nowhere any more. Unused parts of the database file may still hold some of it. ' +
    'Enishi overwrites them when it closes, at the latest at its next start.',
  keyMade: 'Public key: {{recipient}}\nPrivate key: {{file}}',
  keyOpen: 'No passphrase protects the private key. Anyone who has {{file}} can open the bundles.',
  sealed:
    'Encrypted to {{exhibitor}} alone: $t(words.leads, {"count": ' +
    '{{leads}} }), $t(words.scans, {"count": {{scans}} }). It holds nothing of other exhibitors. ' +
    'Written by {{station}} ({{fingerprint}}).',
}
