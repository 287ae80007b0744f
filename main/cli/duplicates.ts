import { InvalidArgumentError } from 'commander'
import type { DuplicatePair } from '../../shared/contract/duplicate.ts'
import { MIN_SCORE } from '../../shared/domain/duplicates/pairs.ts'
import { newId, type CommandId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import { findPairs, linkPairs } from '../api/duplicate.ts'
import type { App } from '../app.ts'
import { withApp, type CliContext } from './host.ts'
import { writeResult } from './output.ts'
import type { Register } from './run.ts'

function score(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 1)) throw new InvalidArgumentError('Expected a number from 0 to 1.')
  return value
}

async function search(app: App, minScore: number): Promise<DuplicatePair[]> {
  const stop = new AbortController()
  const onInterrupt = (): void => stop.abort()
  process.once('SIGINT', onInterrupt)
  try {
    const finding = findPairs(app, null, minScore, stop.signal)
    for (;;) {
      const next = await finding.next()
      if (next.done) return next.value
    }
  } finally {
    process.removeListener('SIGINT', onInterrupt)
  }
}

/** The pairs that were named, found among those that score enough, else among all. Throws `link_not_found`. */
async function named(app: App, minScore: number, ids: readonly string[]): Promise<DuplicatePair[]> {
  const among = (pairs: readonly DuplicatePair[]) => pairs.filter((pair) => ids.includes(pair.pairId))
  const likely = among(await search(app, minScore))
  const all = likely.length === new Set(ids).size || minScore === 0 ? likely : among(await search(app, 0))
  if (all.length < new Set(ids).size) throw new AppError('link_not_found')
  return all
}

function inWords({ pairId, a, b, score: certainty, reasons }: DuplicatePair, { translator }: CliContext): string {
  return [`${certainty.toFixed(2)}\t${pairId}\t${a}\t${b}`, ...reasons.map(({ code, params }) => `\t${translator.t(`duplicateReason.${code}`, params)}`)].join('\n')
}

export const registerDuplicateCommands: Register = (program, run) => {
  program.command('duplicates').description('visitors who may be one person, best first').option('--min-score <S>', '0 to 1', score, MIN_SCORE)
    .option('--apply <PAIR...>', 'declare these pairs to be one person')
    .action(run(async (context, { minScore, apply }: { minScore: number; apply?: string[] }) => withApp(context, async (app) => {
      const pairs = apply === undefined ? await search(app, minScore) : await named(app, minScore, apply)
      if (apply !== undefined) await linkPairs(app, null, pairs, { id: newId() as CommandId, at: new Date().toISOString() })
      for (const pair of pairs) {
        const { pairId, a, b, score: certainty, reasons } = pair
        await writeResult(context, { pairId, a, b, score: certainty, reasons }, inWords(pair, context))
      }
    })))
}
