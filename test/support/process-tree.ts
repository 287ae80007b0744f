/** A process with everything it started, also what runs in a group of its own, as browsers do. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

interface Row {
  pid: number
  parent: number
  group: number
}

/** From /proc, because `ps` is missing in small containers. The command's name, in brackets, may hold anything. */
function rowsOfLinux(): Row[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      let stat: string
      try {
        stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      } catch (error) {
        if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return [] // it has just ended
        throw error
      }
      const [state, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), group: Number(group) }]
    })
}

function rowsOfPs(): Row[] {
  const { stdout, error } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,pgid='], { encoding: 'utf8' })
  if (error) throw error
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0, group = 0]) => ({ pid, parent, group }))
}

/**
 * The ids of `root`, of all below it, and of all in a group that one of these leads. Where `root` leads a group, what
 * is left of the group is found even when `root` itself has ended. Not on Windows.
 */
function treeOf(root: number): number[] {
  const rows = process.platform === 'linux' ? rowsOfLinux() : rowsOfPs()
  const tree = new Set([root])
  for (let before = 0; before < tree.size;) {
    before = tree.size
    for (const { pid, parent, group } of rows) if (tree.has(parent) || tree.has(group)) tree.add(pid)
  }
  return rows.map(({ pid }) => pid).filter((pid) => tree.has(pid))
}

function signal(pid: number, name: 'SIGSTOP' | 'SIGKILL'): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Ends the whole tree at once. All are stopped first, so that none starts another meanwhile. */
export function endTree(root: number): void {
  if (process.platform === 'win32') {
    // it also answers with an error where the process has ended already
    const { error } = spawnSync('taskkill', ['/T', '/F', '/PID', String(root)], { stdio: 'ignore' })
    if (error) throw error
    return
  }
  const stopped = new Set<number>()
  for (;;) {
    const more = treeOf(root).filter((pid) => !stopped.has(pid))
    if (more.length === 0) break
    for (const pid of more) {
      signal(pid, 'SIGSTOP')
      stopped.add(pid)
    }
  }
  for (const pid of stopped) signal(pid, 'SIGKILL')
}
