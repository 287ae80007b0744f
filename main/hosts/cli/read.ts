import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readerOf, type Reader } from '../../../shared/domain/badge/reader.ts'
import type { BadgeReading } from '../../../shared/domain/badge/reading.ts'
import { AppError } from '../../../shared/errors.ts'
import { errorMessage } from '../../../shared/messages/translate.ts'
import { exhibitionOf } from '../../exhibition/current.ts'
import { openApp } from '../open-app.ts'
import type { CliContext } from './host.ts'
import { payloadFromArgument, payloadLines } from './lines.ts'
import { writeResult, writeWarning } from './output.ts'
import type { Register } from './register.ts'

/** Reads payloads with the formats of the exhibition in the data folder, or with those for Japan if there is none. */
async function readerFor(context: CliContext): Promise<Reader> {
  const plain = readerOf({ exhibition: { country: 'JP' }, badge: { templates: [] } })
  if (!existsSync(join(context.folder, 'enishi.db'))) return plain
  const app = openApp({ folder: context.folder })
  const read = exhibitionOf(app)?.read ?? plain
  await app.close()
  return read
}

async function bytesOf(file: string): Promise<Uint8Array> {
  return new Uint8Array(
    await readFile(resolve(file)).catch((cause: unknown) => {
      throw new AppError('file_unreadable', { file }, { cause })
    }),
  )
}

/** One reading as a line for a person. */
function inWords({ format, badgeCode, contact, warnings }: BadgeReading, { translator }: CliContext): string {
  const name = [contact?.fullName, contact?.organisation].filter(Boolean).join(' · ')
  const doubts = warnings.map((warning) => translator.t(`reading.warning.${warning}`)).join('; ')
  return [translator.t(`reading.format.${format}`), name || badgeCode || '', doubts]
    .filter((part) => part !== '')
    .join('\t')
}

export const registerReadCommands: Register = (program, run, about) => {
  program
    .command('read')
    .description(about('read'))
    .argument('[PAYLOAD...]')
    .option('--hex', about('hex'))
    .action(
      run(async (context, payloads: string[], { hex = false }: { hex?: boolean }) => {
        const given = payloads.map((payload) => payloadFromArgument(payload, hex))
        const read = await readerFor(context)
        const show = async (payload: Uint8Array) => {
          const reading = read(payload)
          await writeResult(context, reading, inWords(reading, context))
        }
        for (const payload of given) await show(payload)
        if (given.length > 0) return
        // One unreadable line must not stop the others.
        const invalid: number[] = []
        for await (const { line, payload } of payloadLines(context.streams.stdin, hex)) {
          if (payload === null) invalid.push(line)
          else await show(payload)
        }
        if (invalid.length > 0) throw new AppError('payload_line_invalid', { line: invalid.join(', ') })
      }),
    )

  program
    .command('decode')
    .description(about('decode'))
    .argument('<IMAGE...>')
    .action(
      run(async (context, files: string[]) => {
        const read = await readerFor(context)
        // One picture that cannot be opened must not stop the others.
        let failure: AppError | null = null
        // Loaded here, because it would make every other command start later.
        const { decodeImage } = await import('./image.ts')
        for (const file of files) {
          try {
            const codes = (await decodeImage(await bytesOf(file), file)).map((code) => read(code.bytes))
            await writeResult(
              context,
              { file, codes },
              `${file}\n${codes.map((reading) => `  ${inWords(reading, context)}`).join('\n')}`,
            )
          } catch (error) {
            if (!(error instanceof AppError) || error.code === 'decoder_unavailable') throw error
            if (failure !== null)
              await writeWarning(context.streams.stderr, errorMessage(context.translator, failure.code, failure.params))
            failure = error
          }
        }
        if (failure !== null) throw failure
      }),
    )
}
