import { describe, expect, it } from 'vitest'
import { createCadence } from '../../../renderer/sources/cadence.ts'

/** How frames are looked at that hold these numbers of codes, 40 ms apart. */
function looks(counts: number[]): string[] {
  const cadence = createCadence()
  return counts.map((count, i) => {
    const { effort, several } = cadence.next(i * 40)
    cadence.saw(count, i * 40)
    return several && effort === 'quick' ? 'all' : effort
  })
}

describe('how hard frames are looked at', () => {
  it('every second quickly, the others with an aid or thoroughly, while nothing is found', () => {
    const eight = ['quick', 'aided', 'quick', 'aided', 'quick', 'aided', 'quick', 'thorough']
    expect(looks(Array.from({ length: 16 }, () => 0))).toEqual([...eight, ...eight])
  })

  it('never thoroughly while a code is found, but now and then for a second one', () => {
    const seen = looks(Array.from({ length: 30 }, () => 1))
    expect(seen).not.toContain('thorough')
    expect(seen.filter((look) => look === 'all')).toHaveLength(3)
  })

  it('as hard as it took, while a code is found that a quick look misses', () => {
    expect(looks([0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0]).slice(6)).toEqual([
      'quick',
      'thorough',
      'thorough',
      'thorough',
      'thorough',
      'aided',
    ])
    expect(looks([0, 1, 1, 1, 0])).toEqual(['quick', 'aided', 'aided', 'aided', 'aided'])
  })

  it('every frame for all codes while two were seen of late', () => {
    expect(looks([2, 1, 1, 2, 1])).toEqual(['quick', 'all', 'all', 'all', 'all'])
    expect(looks([2, ...Array.from({ length: 60 }, () => 0)]).slice(-8)).toContain('thorough')
  })
})
