import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newDataFolder, startHost } from '../host.ts'

test('never ends, and is too busy to hear that its parent has ended', async () => {
  const { url } = await startHost(await newDataFolder())
  expect((await fetch(url)).ok).toBe(true)
  writeFileSync(
    join(process.env.ENISHI_HANGING!, 'unit.json'),
    JSON.stringify({ urls: [url], pids: [process.pid, process.ppid] }),
  )
  for (;;);
})
