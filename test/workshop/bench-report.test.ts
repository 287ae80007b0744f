import { expect, test } from 'vitest'
import type { BenchRow } from '../bench/row.ts'
import { report, sectionsOf } from '../bench/report.ts'

const facts = { date: '2026-01-28', cpu: 'Some CPU', cores: 2, memoryGiB: 24, system: 'linux 6', node: 'v24.0.0' }
const row = (subject: string, met: boolean | null): BenchRow => ({
  subject,
  ours: '1 ms',
  peer: '2 ms',
  ratio: '0.5',
  goal: '≤ 1',
  met,
  note: 'a | b',
})
const section = (name: string, ...rows: BenchRow[]) => ({ name, title: `About ${name}`, rows, seconds: 3 })

test('a table says what was met and what was not, whatever the cells hold', () => {
  const page = report(facts, [section('scan', row('one', true), row('two', false), row('three', null))], new Map())
  expect(page).toContain('| one | 1 ms | 2 ms | 0.5 | ≤ 1 | yes | a \\| b |')
  expect(page).toContain('| two | 1 ms | 2 ms | 0.5 | ≤ 1 | **no** |')
  expect(page).toContain('Some CPU, 2 cores, 24 GiB, linux 6, Node v24.0.0')
})

test('running one benchmark keeps the tables of the others', () => {
  const first = report(
    facts,
    [section('camera', row('old camera', true)), section('scan', row('old scan', true))],
    new Map(),
  )
  const second = report({ ...facts, date: '2026-02-01' }, [section('scan', row('new scan', true))], sectionsOf(first))
  expect(second).toContain('old camera')
  expect(second).toContain('new scan')
  expect(second).not.toContain('old scan')
  expect([...sectionsOf(second).keys()]).toEqual(['camera', 'scan'])
  expect(report(facts, [], sectionsOf(second))).toBe(second)
})
