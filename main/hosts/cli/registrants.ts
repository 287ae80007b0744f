import { basename, resolve } from 'node:path'
import type { ListPreview, RegistrantReport } from '../../../shared/contract/registrant.ts'
import { normalKey } from '../../../shared/domain/badge/keys.ts'
import { registrantField, type RegistrantField } from '../../../shared/domain/registrants/fields.ts'
import { AppError } from '../../../shared/errors.ts'
import type { App } from '../../app/app.ts'
import { importList, previewList, type ListFile } from '../../registrant/import-list.ts'
import { withApp, type CliContext } from './host.ts'
import { follow } from './long-work.ts'
import { write, writeResult } from './output.ts'
import type { Register } from './register.ts'

/** `HEADING=field,…`. A heading may hold commas and equals signs, because each pair ends with a field name. */
function parseMap(text: string): [heading: string, field: RegistrantField][] {
  const pairs: [string, RegistrantField][] = []
  let held = ''
  for (const piece of text.split(',')) {
    held = held === '' ? piece : `${held},${piece}`
    const equals = held.lastIndexOf('=')
    const field = equals < 0 ? null : registrantField(held.slice(equals + 1))
    if (field === null) continue
    pairs.push([held.slice(0, equals).trim(), field])
    held = ''
  }
  if (held.trim() !== '') throw new AppError('usage', { detail: `--map ${held}` })
  return pairs
}

const columnOf = (headings: readonly string[], heading: string): number => {
  const exact = headings.indexOf(heading)
  return exact >= 0
    ? exact
    : headings.findIndex((known) => normalKey(known) !== '' && normalKey(known) === normalKey(heading))
}

/**
 * The line whose cells include every named heading, if the detected headings do not. Only the caller knows these words.
 */
function lineOfHeadings(
  { headings, rows }: ListPreview,
  pairs: readonly [string, RegistrantField][],
): number | undefined {
  const holdsAll = (cells: readonly string[]): boolean => pairs.every(([heading]) => columnOf(cells, heading) >= 0)
  return holdsAll(headings) ? undefined : rows.find(({ cells }) => holdsAll(cells.map((cell) => cell.trim())))?.line
}

/** The mapping from the headings, with the caller's pairs on top. */
function mappingWith(
  { headings, mapping }: ListPreview,
  pairs: readonly [string, RegistrantField][],
): RegistrantField[] {
  const fields = [...mapping]
  for (const [heading, field] of pairs) {
    const column = columnOf(headings, heading)
    if (column < 0) throw new AppError('usage', { detail: `--map ${heading} (${headings.slice(0, 40).join(', ')})` })
    // A list has one badge code, and the caller has named its column.
    if (field === 'badgeCode')
      for (const [i, known] of fields.entries()) if (known === 'badgeCode') fields[i] = 'ignore'
    fields[column] = field
  }
  return fields
}

/** The list with the mapping from the headings and the caller. */
async function withMap(app: App, list: ListFile, pairs: readonly [string, RegistrantField][]): Promise<ListFile> {
  if (pairs.length === 0) return list
  const preview = await previewList(app, list)
  const headingLine = lineOfHeadings(preview, pairs)
  if (headingLine === undefined) return { ...list, mapping: mappingWith(preview, pairs) }
  return { ...list, headingLine, mapping: mappingWith(await previewList(app, { ...list, headingLine }), pairs) }
}

async function tellRefused(
  { refused, refusals }: RegistrantReport,
  { streams, translator }: CliContext,
): Promise<void> {
  for (const { line, reason } of refusals) {
    await write(
      streams.stderr,
      `${translator.t('registrants.refusedLine', { line, reason: translator.t(`registrants.refusal.${reason}`) })}\n`,
    )
  }
  if (refused > refusals.length)
    await write(streams.stderr, `${translator.t('registrants.refusedMore', { count: refused - refusals.length })}\n`)
}

export const registerRegistrantCommands: Register = (program, run, about) => {
  const registrants = program.command('registrants').description(about('registrants'))
  registrants
    .command('import')
    .description(about('registrantsImport'))
    .argument('<FILE>')
    .option('--map <PAIRS>', about('map'))
    .action(
      run(async (context, given: string, options: { map?: string }) =>
        withApp(context, async (app) => {
          const pairs = parseMap(options.map ?? '')
          const list = await withMap(app, { file: resolve(given), name: basename(given) }, pairs)
          const report = await follow(context, (signal) => importList(app, list, new Date().toISOString(), signal))
          await tellRefused(report, context)
          const { rows, imported, refused, filled } = report
          await writeResult(
            context,
            report,
            context.translator.t('registrants.imported', { rows, imported, refused, filled }),
          )
        }),
      ),
    )
}
