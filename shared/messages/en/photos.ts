/** Photos of badges that were dropped or chosen. */
export const photos = {
  title: 'Photos',
  choose: 'Photos of badges',
  drop: 'Drop photos of badges here',
  dropText: 'Every badge in the photos is recorded for the chosen exhibitor.',
  progress: '{{done, number}} of {{total, number}} read',
  done_one: '{{count, number}} photo, {{recorded, number}} recorded',
  done_other: '{{count, number}} photos, {{recorded, number}} recorded',
  clear: 'Close the list of photos',
  waiting: 'waiting…',
  reading: 'reading…',
  noCode: 'No code found. Take a closer and sharper photo, or type the code.',
  heic:
    'HEIC photos cannot be opened here. On the iPhone choose Settings, Camera, Formats, “Most Compatible”, or ' +
    'export the photo as JPEG.',
  codes_one: '{{count, number}} code',
  codes_other: '{{count, number}} codes. Choose which to record.',
  record: 'Record',
  held: 'waits for the exhibitor',
  outcome: {
    new: 'saved',
    again: 'saved, known already',
    kept: 'kept, name not known yet',
    failed: 'not saved; Enishi tries again',
  },
}
