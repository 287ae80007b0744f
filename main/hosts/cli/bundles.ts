import type { MergeReport } from '../../../shared/contract/bundle.ts'
import { visitorId as visitorIdShape } from '../../../shared/contract/shapes.ts'
import { spanOf } from '../../../shared/domain/day.ts'
import { newId, type VisitorId } from '../../../shared/domain/ids.ts'
import { AppError, isErrorCode } from '../../../shared/errors.ts'
import { errorMessage } from '../../../shared/messages/translate.ts'
import { assertNotOurs } from '../../app/own-files.ts'
import { writeBundle, writeReturns } from '../../bundle/write-bundle.ts'
import { erase } from '../../erasure/erase.ts'
import { exhibitionOf } from '../../exhibition/current.ts'
import { assertReplaceable, writeOutFile } from '../../files/whole-file.ts'
import { newKey, showKey } from '../../key/keys.ts'
import { checkSeal, mergePaths } from '../../merge/merge-bundles.ts'
import { exitCodeOf, withApp, type CliContext } from './host.ts'
import { follow, watched } from './long-work.ts'
import { oneLine, writeResult, writeWarning } from './output.ts'
import type { Ending, Register } from './register.ts'

/**
 * The passphrase in the environment variable with this name, or null if no name is given. Throws `usage` if the
 * variable is not set.
 */
function passphraseFrom({ streams }: CliContext, name: string | undefined): string | null {
  if (name === undefined) return null
  const value = streams.env[name]
  if (value === undefined || value === '') throw new AppError('usage', { detail: `--passphrase-env ${name}` })
  return value
}

interface BundleOptions {
  out: string
  exhibitor?: string
  each?: boolean
  to?: string[]
  passphraseEnv?: string
}

async function bundle(context: CliContext, options: BundleOptions): Promise<void> {
  const { translator, streams } = context
  await withApp(context, async (app) => {
    if (options.each === true) {
      if (options.exhibitor !== undefined || options.to !== undefined || options.passphraseEnv !== undefined)
        throw new AppError('usage', { detail: '--each' })
      const codes = new Map(exhibitionOf(app)?.file.exhibitors.map((exhibitor) => [exhibitor.code, exhibitor.code]))
      const returns = await follow(context, (signal) =>
        writeReturns(app, options.out, { id: newId(), at: new Date().toISOString() }, signal),
      )
      for (const file of returns.files) codes.delete(file.exhibitor)
      await writeResult(
        context,
        returns,
        returns.files.map((file) => translator.t('bundleCommand.written', { ...file })).join('\n'),
      )
      if (codes.size > 0)
        await writeWarning(
          streams.stderr,
          translator.t('bundleCommand.leftOut', { exhibitors: [...codes.keys()].join(', ') }),
        )
      return
    }
    const written = await watched(context, (signal, onProgress) =>
      writeBundle(
        app,
        {
          out: options.out,
          exhibitorCode: options.exhibitor ?? null,
          recipients: options.to ?? [],
          passphrase: passphraseFrom(context, options.passphraseEnv),
        },
        signal,
        onProgress,
      ),
    )
    await writeResult(context, written, translator.t('bundleCommand.written', { ...written }))
  })
}

/** What is said of a station: whether all its scans are here, or erased. */
const stationMessage = ({ complete, scansErased }: MergeReport['stations'][number]) =>
  !complete ? 'stationMissing' : scansErased > 0 ? 'stationErased' : 'station'

/** The report as lines for a person. */
function reportLines(
  { leads, scans, conflictCount, erased, stations }: MergeReport,
  { translator }: CliContext,
): string {
  return [
    translator.t('bundleCommand.merged', { ...leads, scansNew: scans.new, scansKnown: scans.known }),
    ...stations.map((station) =>
      translator.t(`bundleCommand.${stationMessage(station)}`, {
        ...station,
        name: oneLine(station.name),
      }),
    ),
    ...(conflictCount > 0 ? [translator.t('bundleCommand.conflicts', { count: conflictCount })] : []),
    ...(erased > 0 ? [translator.t('bundleCommand.kept', { count: erased })] : []),
  ].join('\n')
}

/** Says where erased data may still be. */
async function tellTraces(
  { notWiped, owed }: Pick<MergeReport, 'notWiped' | 'owed'>,
  { streams, translator }: Pick<CliContext, 'streams' | 'translator'>,
): Promise<void> {
  for (const file of notWiped) await writeWarning(streams.stderr, translator.t('bundleCommand.notWiped', { file }))
  if (owed) await writeWarning(streams.stderr, translator.t('bundleCommand.wipeDue'))
}

/** Reports on stderr what was refused and what a person must do. */
async function warn(report: MergeReport, { streams, translator }: CliContext): Promise<void> {
  for (const { file, error, refusedRowCount } of report.bundles) {
    if (error)
      await writeWarning(
        streams.stderr,
        translator.t('bundleCommand.refused', { file, message: errorMessage(translator, error.code, error.params) }),
      )
    if (refusedRowCount > 0)
      await writeWarning(streams.stderr, translator.t('bundleCommand.refusedRows', { file, count: refusedRowCount }))
  }
  for (const { station, name, aheadMs, fieldCount } of report.clocks) {
    const { unit, count } = spanOf(aheadMs)
    const lines = [
      translator.t(`bundles.report.clocks.${unit}`, { name: oneLine(name) || station, count }),
      translator.t('bundles.report.clocks.advice'),
    ]
    if (fieldCount > 0) lines.push(translator.t('bundleCommand.clockFields', { count: fieldCount }))
    await writeWarning(streams.stderr, lines.join(' '))
  }
  await tellTraces(report, { streams, translator })
}

/**
 * Writes the whole report readable only by its owner, because it contains values of visitors' leads. Returns an error,
 * or null.
 */
function writeReport(path: string, report: MergeReport): AppError | null {
  try {
    writeOutFile(path, Buffer.from(`${JSON.stringify(report, null, 2)}\n`), 0o600)
    return null
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

interface MergeCommandOptions {
  identity?: string
  passphraseEnv?: string
  report?: string
  acceptStation?: boolean
}

async function merge(context: CliContext, files: string[], options: MergeCommandOptions): Promise<Ending> {
  const report = await withApp(context, (app) =>
    watched(context, async (signal, onProgress) => {
      if (options.report !== undefined) {
        assertNotOurs(app, options.report)
        assertReplaceable(options.report)
      }
      return mergePaths(
        app,
        files,
        {
          identity: options.identity ?? null,
          passphrase: passphraseFrom(context, options.passphraseEnv),
          acceptStation: options.acceptStation ?? false,
        },
        signal,
        onProgress,
      )
    }),
  )
  const unwritten = options.report === undefined ? null : writeReport(options.report, report)
  await writeResult(context, report, reportLines(report, context))
  await warn(report, context)
  // The bundles are merged, and the report is still shown.
  if (unwritten !== null) {
    await writeWarning(context.streams.stderr, errorMessage(context.translator, unwritten.code, unwritten.params))
    return exitCodeOf(unwritten.code)
  }
  // The other bundles are merged. But a person who collects nine sticks must notice that one was refused.
  const refused = report.bundles.find(({ error }) => error !== null)?.error
  return refused && isErrorCode(refused.code) ? exitCodeOf(refused.code) : 0
}

interface EraseOptions {
  badge?: string
  visitor?: string
  email?: string
}

async function eraseOne(context: CliContext, options: EraseOptions): Promise<void> {
  const { badge, visitor, email } = options
  if ([badge, visitor, email].filter((given) => given !== undefined).length !== 1)
    throw new AppError('usage', { detail: '--badge | --visitor | --email' })
  if (visitor !== undefined && !visitorIdShape.safeParse(visitor).success)
    throw new AppError('usage', { detail: `--visitor ${visitor}` })
  const target =
    badge !== undefined
      ? { kind: 'badge' as const, badgeCode: badge }
      : visitor !== undefined
        ? { kind: 'visitor' as const, visitorId: visitor as VisitorId }
        : { kind: 'email' as const, address: email! }
  const counts = await withApp(context, (app) => erase(app, target, new Date().toISOString()))
  const isNobody = counts.leads === 0 && counts.scans === 0
  const code = oneLine(badge ?? visitor ?? email ?? '')
  const said = isNobody
    ? context.translator.t('bundleCommand.erasedNobody', { code })
    : context.translator.t('bundleCommand.erased', { ...counts })
  await writeResult(context, counts, said)
  await tellTraces(counts, context)
}

export const registerBundleCommands: Register = (program, run, about) => {
  program
    .command('bundle')
    .description(about('bundle'))
    .requiredOption('--out <FILE>', about('bundleOut'))
    .option('--exhibitor <CODE>', about('bundleExhibitor'))
    .option('--each', about('each'))
    .option('--to <RECIPIENT...>', about('to'))
    .option('--passphrase-env <VAR>', about('seal'))
    .action(run(bundle))
  program
    .command('merge')
    .description(about('merge'))
    .argument('<FILE...>')
    .option('--identity <FILE>', about('identity'))
    .option('--passphrase-env <VAR>', about('passphrase'))
    .option('--report <FILE>', about('report'))
    .option('--accept-station', about('acceptStation'))
    .action(run(merge))
  program
    .command('check-seal')
    .description(about('checkSeal'))
    .argument('<FILE>')
    .option('--identity <FILE>', about('identity'))
    .option('--passphrase-env <VAR>', about('passphrase'))
    .action(
      run(async (context, file: string, options: { identity?: string; passphraseEnv?: string }) => {
        const proof = await checkSeal(file, {
          identity: options.identity ?? null,
          passphrase: passphraseFrom(context, options.passphraseEnv),
        })
        await writeResult(context, proof, context.translator.t('bundleCommand.sealed', { ...proof }))
      }),
    )
  program
    .command('erase')
    .description(about('erase'))
    .option('--badge <CODE>', about('badge'))
    .option('--visitor <ID>', about('visitor'))
    .option('--email <ADDRESS>', about('email'))
    .action(run(eraseOne))
  const keys = program.command('keys').description(about('keys'))
  keys
    .command('new')
    .description(about('keysNew'))
    .requiredOption('--out <FILE>', about('keysOut'))
    .option('--passphrase-env <VAR>', about('keysPassphrase'))
    .action(
      run(async (context, options: { out: string; passphraseEnv?: string }) => {
        const passphrase = passphraseFrom(context, options.passphraseEnv)
        const made = await withApp(context, (app) => newKey(app, options.out, passphrase, new Date().toISOString()))
        await writeResult(context, made, context.translator.t('bundleCommand.keyMade', { ...made, file: options.out }))
        if (passphrase === null)
          await writeWarning(
            context.streams.stderr,
            context.translator.t('bundleCommand.keyOpen', { file: options.out }),
          )
      }),
    )
  keys
    .command('show')
    .description(about('keysShow'))
    .action(
      run(async (context) => {
        const shown = await withApp(context, (app) => Promise.resolve(showKey(app)))
        await writeResult(context, shown, shown.recipient)
      }),
    )
}
