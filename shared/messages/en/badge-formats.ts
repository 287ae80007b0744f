/** Teaching badge formats, and reading again. */
export const badgeFormats = {
  title: 'Badge formats',
  text:
    'Enishi keeps badges of an unknown format whole. Mark the code, the name and the company on two or three of ' +
    'them. Enishi then reads all others by the same rule. The exhibition file holds the formats.',
  teach: 'Teach a format',
  saved:
    'Saved. All leads now show what this format reads. ' +
    'Read the earlier badges again below: visitors with the same code then become one person.',
  remove: 'Delete',
  removeLabel: 'Delete the format “{{name}}”',
  removing: 'Deleted in {{count, number}} s',
  noSamples: 'No samples yet',
  noSamplesText:
    'All badges scanned so far are understood, or none has been scanned. ' +
    'Scan two or three badges of an unknown format, then come back.',
  choose: 'Choose samples of one kind',
  chooseText: 'Two or three badges that look alike, at most {{count, number}}.',
  scans_one: '{{count, number}} scan',
  scans_other: '{{count, number}} scans',
  markTitle: 'Mark the parts',
  markText:
    'Tap a part, or drag over it, then say what it is. Tap again to select one character. ' +
    'With the keyboard: arrows move, Shift selects, Space selects the whole part, Enter names it, Delete removes ' +
    'a mark.',
  sample: 'Sample {{number, number}}',
  byProposal: 'marked by the rule found so far; correct it where it is wrong',
  boardLabel: 'Text of sample {{number, number}}',
  selected: 'Selected: {{text}}',
  thisIs: 'This is',
  otherField: 'Something else…',
  unmark: 'Remove the mark on “{{text}}”',
  resultTitle: 'Result on all badges',
  rule: 'Rule:',
  payloads: 'Different badges so far',
  fits: 'Read by this rule',
  changed: 'Read differently from before',
  sameCode_one: '{{count, number}} badge shares its code with another. Is the right part marked as the code?',
  sameCode_other: '{{count, number}} badges share their code with another. Is the right part marked as the code?',
  noRule: 'No rule found yet',
  noRuleTouching: 'Two marked parts touch. Leave the character between them unmarked.',
  noRuleOne: 'Mark the same parts in a second sample. Enishi compares both to find where the parts begin and end.',
  noRuleText: 'Mark the same parts in every sample, or choose samples that look more alike.',
  examples: 'Badges before and after',
  badgeText: 'Text of the badge',
  before: 'Before',
  after: 'After',
  nothing: 'nothing',
  name: 'Name of the format',
  unnamed: 'Badge of this fair',
  save: 'Save the format',
  again: {
    title: 'Read again',
    text:
      'Reads every badge scanned so far with the present formats, and joins visitors who turn out to be one person. ' +
      'Typed text stays as it is.',
    due: 'The formats, or Enishi itself, have changed since the badges were last read.',
    look: 'Preview changes',
    looking: 'Checking what would change…',
    reading: 'Reading again…',
    stopped: 'Stopped. Nothing was changed.',
    stoppedHalf: 'Stopped. The badges read so far keep their new reading. Read the rest later.',
    counts: 'Leads that would change: {{changed, number}} of {{leads, number}}.',
    countsNone: 'No lead would show anything else.',
    countsDone: 'Leads that changed: {{changed, number}} of {{leads, number}}.',
    links_one: '{{count, number}} pair of visitors is one person.',
    links_other: '{{count, number}} pairs of visitors are one person each.',
    suspicious_one:
      '{{count, number}} visitor is not changed: too many badges would become one person. ' +
      'Check which part of the format is the code.',
    suspicious_other:
      '{{count, number}} visitors are not changed: too many badges would become one person. ' +
      'Check which part of the format is the code.',
    examples: 'What would change',
    field: 'Field',
    apply: 'Read again',
    done: 'All badges have been read again',
  },
}
