/** What was acknowledged is on disk, at whatever moment the process is killed. */
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { runCli, startCli } from '../../../support/cli.ts'
import { temporaryFolder } from '../../../support/folder.ts'

test('an acknowledgement comes while stdin stays open', async () => {
  const folder = temporaryFolder()
  await runCli(['demo', '--leads', '0', '--data', folder])
  const child = startCli(['scan', '--exhibitor', 'AURORA', '--json', '--data', folder])
  child.stdin.write('A1\n')
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  expect(JSON.parse(line)).toMatchObject({ line: 1, outcome: 'new' })
  child.stdin.end()
  await once(child, 'close')
})

test('killed at any moment, every acknowledged scan is there and the data is sound', async () => {
  const folder = temporaryFolder()
  await runCli(['demo', '--leads', '0', '--data', folder])
  const acknowledged = new Set<string>()
  for (let round = 0; round < 6; round++) {
    const child = startCli(['scan', '--exhibitor', 'AURORA', '--json', '--data', folder])
    // some rounds end early, some in the middle of thousands of scans
    const killAfter = round * 60 + 1
    let seen = 0
    createInterface({ input: child.stdout }).on('line', (line) => {
      acknowledged.add((JSON.parse(line) as { scanId: string }).scanId)
      if (++seen === killAfter) child.kill('SIGKILL')
    })
    child.stdin.on('error', () => undefined)
    child.stdin.write(Array.from({ length: 3000 }, (_, i) => `R${round}-${i}\n`).join(''))
    await once(child, 'close')
  }
  expect(acknowledged.size).toBeGreaterThan(900)
  const leads = (await runCli(['leads', '--json', '--data', folder])).json() as { scans: { scanId: string }[] }[]
  const stored = new Set(leads.flatMap((lead) => lead.scans.map((scan) => scan.scanId)))
  expect([...acknowledged].filter((scanId) => !stored.has(scanId))).toEqual([])
  expect((await runCli(['check', '--data', folder])).code).toBe(0)
})
