import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { newId, type CommandId } from '../../../shared/domain/ids.ts'
import { AppError } from '../../../shared/errors.ts'
import { writeExhibitionFile } from '../../exhibition/exhibition-file.ts'
import { wholeNumber } from './arguments.ts'
import { withApp } from './host.ts'
import { writeResult } from './output.ts'
import type { Register } from './register.ts'

async function readJsonFile(file: string): Promise<unknown> {
  const text = await readFile(resolve(file), 'utf8').catch((cause: unknown) => {
    throw new AppError('file_unreadable', { file }, { cause })
  })
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown
  } catch (cause) {
    throw new AppError(
      'exhibition_file_not_json',
      { file, detail: cause instanceof Error ? cause.message : '' },
      { cause },
    )
  }
}

export const registerExhibitionCommands: Register = (program, run, about) => {
  program
    .command('demo')
    .description(about('demo'))
    .option('--leads <N>', about('leadCount'), wholeNumber, 300)
    .option('--seed <N>', about('seed'), wholeNumber, 1)
    .action(
      run(async (context, { leads, seed }: { leads: number; seed: number }) => {
        const counts = await withApp(context, (_app, client) => client.exhibition.demo({ leads, seed }))
        await writeResult(context, counts, context.translator.t('command.demo', { ...counts }))
      }),
    )

  program
    .command('setup')
    .description(about('setup'))
    .argument('[FILE]')
    .option('--export <FILE>', about('setupExport'))
    .action(
      run(async (context, file: string | undefined, options: { export?: string }) => {
        if ((file === undefined) === (options.export === undefined))
          throw new AppError('usage', { detail: 'setup FILE, or setup --export FILE' })
        if (options.export !== undefined) {
          const target = resolve(options.export)
          await withApp(context, async (app) => writeExhibitionFile(app, target))
          return writeResult(context, { file: target }, target)
        }
        const input = await readJsonFile(file!)
        const applied = await withApp(context, (_app, client) =>
          client.exhibition.apply({ command: { id: newId() as CommandId, at: new Date().toISOString() }, file: input }),
        )
        await writeResult(
          context,
          applied,
          `${applied.name[context.language]}: ${applied.exhibitors.map((one) => one.code).join(' ')}`,
        )
      }),
    )

  program
    .command('exhibitors')
    .description(about('exhibitors'))
    .action(
      run(async (context) => {
        const [current, status] = await withApp(context, async (_app, client) => [
          await client.exhibition.get(),
          await client.health.status(),
        ])
        if (current === null) throw new AppError('exhibition_missing')
        const leads = new Map(status.perExhibitor.map((count) => [count.exhibitorId, count.leads]))
        const exhibitors = current.exhibitors.map((one) => ({ ...one, leads: leads.get(one.exhibitorId) ?? 0 }))
        const lines = exhibitors.map(
          (one) => `${one.code}\t${one.name[context.language]}\t${one.country}\t${one.leads}`,
        )
        await writeResult(context, exhibitors, lines.join('\n'))
      }),
    )
}
