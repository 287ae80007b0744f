import fc from 'fast-check'
import { expect, test } from 'vitest'
import { setRegister } from '../../../main/lead/register.sql.ts'
import type { StationId } from '../../../shared/domain/ids.ts'
import { nextStamp } from '../../../shared/domain/stamp.ts'
import { openTestApp, scanOf } from '../../support/app.ts'

test('a register ends with the greatest stamp, in whatever order and however often the settings come', async () => {
  const { app, owner, orbit } = await openTestApp()
  const { leadId } = await owner.scan.record(scanOf(orbit, 'A1'))
  const stations = ['00000000-0000-8000-8000-00000000000a', '00000000-0000-8000-8000-00000000000b'] as StationId[]
  const settings = fc.array(
    fc.record({ ms: fc.nat(3), station: fc.constantFrom(...stations), value: fc.constantFrom('A', 'B', 'C', null) }),
    { minLength: 1, maxLength: 8 },
  )
  const stateAfter = (list: { ms: number; station: StationId; value: string | null }[]) => {
    app.db.prepare('DELETE FROM register').run()
    for (const { ms, station, value } of list) setRegister(app.db, leadId!, 'rank', value, nextStamp(null, ms, station))
    return app.db.prepare('SELECT * FROM register').all()
  }
  fc.assert(
    fc.property(settings, (list) => {
      expect(stateAfter([...list].reverse())).toEqual(stateAfter(list))
      expect(stateAfter([...list, ...list])).toEqual(stateAfter(list))
    }),
    { numRuns: 60 },
  )
})
