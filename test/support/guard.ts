// Outlives the test run that started it. When that has ended, however it ended, the guard ends the tools that still run
// and removes the run's folder. Started by `tool-run.ts` with the folder.
import { rmSync } from 'node:fs'
import { endTree } from './process-tree.ts'

export interface ToolNews {
  pid: number
  runs: boolean
}

const running = new Set<number>()

// a terminal tells the whole group that it was interrupted
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => undefined)

process.on('message', ({ pid, runs }: ToolNews) => {
  if (runs) running.add(pid)
  else running.delete(pid)
})
process.on('disconnect', () => {
  for (const pid of running) endTree(pid)
  rmSync(process.argv[2]!, { recursive: true, force: true, maxRetries: 5 })
})
