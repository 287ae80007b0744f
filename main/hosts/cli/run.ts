/** Parses the arguments, runs the command, and returns its exit code. */
import { Command, CommanderError, Option } from 'commander'
import { AppError } from '../../../shared/errors.ts'
import { LANGUAGES } from '../../../shared/messages/translate.ts'
import { registerBundleCommands } from './bundles.ts'
import { registerDuplicateCommands } from './duplicates.ts'
import { registerExhibitionCommands } from './exhibition.ts'
import { registerFollowupCommands } from './followup.ts'
import { registerHealthCommands } from './health.ts'
import { asUsage, helpIn } from './help.ts'
import { createCliContext, reportFailure, type CliContext, type GlobalOptions, type Streams } from './host.ts'
import { registerLeadCommands } from './lead.ts'
import { OutputClosed } from './output.ts'
import { registerReadCommands } from './read.ts'
import type { About, Register, Runner } from './register.ts'
import { registerRegistrantCommands } from './registrants.ts'
import { registerScanCommands } from './scan.ts'
import { registerServeCommands } from './serve.ts'

const REGISTER: readonly Register[] = [
  registerExhibitionCommands,
  registerReadCommands,
  registerScanCommands,
  registerLeadCommands,
  registerFollowupCommands,
  registerHealthCommands,
  registerServeCommands,
  registerRegistrantCommands,
  registerDuplicateCommands,
  registerBundleCommands,
]

/** Runs one command line. Stdout receives only the command's own result. */
export async function runCli(args: readonly string[], streams: Streams): Promise<number> {
  // A closed output must not end a command in the middle. The writing function gets the error and decides.
  for (const stream of [streams.stdout, streams.stderr]) stream.on('error', () => undefined)
  const fallback = fallbackContext(args, streams)
  const { translator } = fallback
  const about: About = (what) => translator.t(`command.about.${what}`)
  const program = new Command('enishi')
    .description(about('program'))
    .addOption(new Option('--data <DIR>', about('data')))
    .addOption(new Option('--json', about('json')))
    .addOption(new Option('--lang <LANGUAGE>', about('lang')).choices(LANGUAGES))
    .helpOption('-h, --help', about('help'))
    .helpCommand('help [command]', about('helpCommand'))
    .exitOverride()
    .configureHelp(helpIn(translator))
    .configureOutput({ writeOut: (text) => streams.stdout.write(text), writeErr: () => undefined })
  const context = () => {
    const options = program.opts<GlobalOptions>()
    // An empty variable in a script must mean neither the current folder nor the default folder.
    if (options.data === '') throw new AppError('usage', { detail: '--data' })
    return createCliContext(options, streams)
  }
  let exitCode = 0
  const run: Runner =
    (work) =>
    async (...given) =>
      void (exitCode = (await work(context(), ...given)) ?? 0)
  for (const register of REGISTER) register(program, run, about)
  try {
    await program.parseAsync([...args], { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    // The program that takes the output has closed it and needs no more.
    if (error instanceof OutputClosed) return 0
    return reportFailure(asUsage(error, translator), fallback)
  }
}

/** The context for help and error messages, even if the arguments cannot be parsed. */
function fallbackContext(args: readonly string[], streams: Streams): CliContext {
  const after = (name: string) => {
    const at = args.indexOf(name)
    return at < 0 ? args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1) : args[at + 1]
  }
  const lang = after('--lang')
  const data = after('--data')
  return createCliContext(
    { json: args.includes('--json'), ...(lang ? { lang } : {}), ...(data ? { data } : {}) },
    streams,
  )
}
