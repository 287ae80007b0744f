/** Pairs of visitors: their id, and the groups that they make. */
import { sha256Hex } from '../ids.ts'

/** Pairs with at least this score are shown: they are more likely one person than two. */
export const MIN_SCORE = 0.5
/** Pairs with at least this score are proposed together, to be accepted at once. */
export const SURE_SCORE = 0.95

/** The id of a pair, the same in either order and on every machine: 32 hex digits. */
export function pairId(a: string, b: string): string {
  const [first, second] = a < b ? [a, b] : [b, a]
  return sha256Hex(`enishi:pair\n${first.length}:${first}${second.length}:${second}`).slice(0, 32)
}

/**
 * The visitors that pairs connect, directly or through others. Each group is in order, and groups are ordered by their
 * first.
 */
export function groupsOf(pairs: Iterable<{ a: string; b: string }>): string[][] {
  const parent = new Map<string, string>()
  const rootOf = (node: string): string => {
    let root = node
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up
    for (let at = node; at !== root;) {
      const up = parent.get(at) ?? root
      parent.set(at, root)
      at = up
    }
    return root
  }
  for (const { a, b } of pairs) {
    const left = rootOf(a)
    const right = rootOf(b)
    parent.set(left, left < right ? left : right)
    parent.set(right, left < right ? left : right)
  }
  const groups = new Map<string, string[]>()
  for (const node of parent.keys()) {
    const root = rootOf(node)
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [node])
    else group.push(node)
  }
  return [...groups.values()].map((g) => g.sort()).sort((x, y) => (x[0]! < y[0]! ? -1 : 1))
}
