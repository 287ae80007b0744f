import { expect, test } from 'vitest'
import { addTombstone, listTombstones, tombstoneHash, type Tombstone } from '../../../main/erasure/tombstone.sql.ts'
import { openStation } from '../../support/bundles/stations.ts'

test.each([[['10', '20']], [['20', '10']]])(
  'of two erasures of the same visitor the earlier one stays, in whatever order they come (%j)',
  (days) => {
    const {
      db,
      station: { stationId },
    } = openStation('laptop')
    const salt = 'ab'.repeat(16)
    const tombstones = days.map((day): Tombstone => ({
      salt,
      hash: tombstoneHash(salt, 'visitor', 'v'),
      kind: 'visitor',
      exhibitorId: null,
      at: `2026-01-${day}T01:00:00.000Z`,
      stationId,
    }))
    expect(tombstones.map((tombstone) => addTombstone(db, tombstone))).toEqual([true, false])
    expect(listTombstones(db, null).map(({ at }) => at)).toEqual(['2026-01-10T01:00:00.000Z'])
  },
)
