import { InvalidArgumentError } from 'commander'
import type { DuplicatePair } from '../../../shared/contract/duplicate.ts'
import { MIN_SCORE } from '../../../shared/domain/duplicates/pairs.ts'
import { newId, type CommandId } from '../../../shared/domain/ids.ts'
import { AppError } from '../../../shared/errors.ts'
import type { App } from '../../app/app.ts'
import { linkPairs } from '../../person/decide-pairs.ts'
import { findPairs } from '../../person/find-pairs.ts'
import { withApp, type CliContext } from './host.ts'
import { follow } from './long-work.ts'
import { writeResult } from './output.ts'
import type { Register } from './register.ts'

function score(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('Expected a number from 0 to 1.')
  return value
}

function search(context: CliContext, app: App, minScore: number): Promise<DuplicatePair[]> {
  return follow(context, (signal) => findPairs(app, null, minScore, signal))
}

/** Finds the named pairs, first among the pairs with a high enough score, then among all. Throws `link_not_found`. */
async function named(
  context: CliContext,
  app: App,
  minScore: number,
  ids: readonly string[],
): Promise<DuplicatePair[]> {
  const among = (pairs: readonly DuplicatePair[]) => pairs.filter((pair) => ids.includes(pair.pairId))
  const likely = among(await search(context, app, minScore))
  const all = likely.length === new Set(ids).size || minScore === 0 ? likely : among(await search(context, app, 0))
  if (all.length < new Set(ids).size) throw new AppError('link_not_found')
  return all
}

function inWords({ pairId, a, b, score: certainty, reasons }: DuplicatePair, { translator }: CliContext): string {
  return [
    `${certainty.toFixed(2)}\t${pairId}\t${a}\t${b}`,
    ...reasons.map(({ code, params }) => `\t${translator.t(`duplicateReason.${code}`, params)}`),
  ].join('\n')
}

export const registerDuplicateCommands: Register = (program, run, about) => {
  program
    .command('duplicates')
    .description(about('duplicates'))
    .option('--min-score <S>', about('minScore'), score, MIN_SCORE)
    .option('--apply <PAIR...>', about('apply'))
    .action(
      run(async (context, { minScore, apply }: { minScore: number; apply?: string[] }) =>
        withApp(context, async (app) => {
          const pairs =
            apply === undefined ? await search(context, app, minScore) : await named(context, app, minScore, apply)
          if (apply !== undefined)
            await linkPairs(app, null, pairs, { id: newId() as CommandId, at: new Date().toISOString() })
          for (const pair of pairs) {
            const { pairId, a, b, score: certainty, reasons } = pair
            await writeResult(context, { pairId, a, b, score: certainty, reasons }, inWords(pair, context))
          }
        }),
      ),
    )
}
