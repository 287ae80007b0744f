import { addAbortSignal } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Ack } from '../../../shared/contract/shapes.ts'
import { newId, type CommandId } from '../../../shared/domain/ids.ts'
import { AppError } from '../../../shared/errors.ts'
import { exhibitionOf, exhibitorWithCode } from '../../exhibition/current.ts'
import { withApp, type CliContext } from './host.ts'
import { payloadLines, type PayloadLine } from './lines.ts'
import { stoppable } from './long-work.ts'
import { OutputClosed, writeResult } from './output.ts'
import type { Register } from './register.ts'

/** One acknowledgement as a line for a person. */
function inWords(ack: Ack, { translator }: CliContext): string {
  const who =
    [ack.contact?.fullName, ack.contact?.organisation].filter(Boolean).join(' · ') || ack.reading.badgeCode || ''
  const why = ack.reason === null ? '' : `\t${translator.t(`scanning.what.${ack.reason}`)}`
  return `${ack.outcome}\t${who || translator.t(`reading.format.${ack.reading.format}`)}${why}`
}

/** Refuses unknown purposes before anything is recorded. */
function assertPurposes(known: readonly { id: string }[], asked: readonly string[]): void {
  const unknown = asked.filter((purpose) => !known.some(({ id }) => id === purpose))
  if (unknown.length > 0)
    throw new AppError('usage', { detail: `--consent ${unknown.join(',')} (${known.map(({ id }) => id).join(', ')})` })
}

interface ScanOptions {
  exhibitor: string
  staff: string
  consent?: string
  hex?: boolean
}

export const registerScanCommands: Register = (program, run, about) => {
  program
    .command('scan')
    .description(about('scan'))
    .requiredOption('--exhibitor <CODE>', about('exhibitor'))
    .option('--staff <NAME>', about('staff'), '')
    .option('--consent <PURPOSES>', about('consent'))
    .option('--hex', about('hex'))
    .action(
      run(async (context, options: ScanOptions) =>
        withApp(context, async (app, client) => {
          const { exhibitorId } = exhibitorWithCode(app, options.exhibitor)
          const consents =
            options.consent
              ?.split(',')
              .map((purpose) => purpose.trim())
              .filter((purpose) => purpose !== '') ?? []
          assertPurposes(exhibitionOf(app)?.file.consent.purposes ?? [], consents)
          const record = async ({ line, payload }: PayloadLine): Promise<void> => {
            const ack = await client.scan.record({
              command: { id: newId() as CommandId, at: new Date().toISOString() },
              exhibitorId,
              payloadHex: bytesToHex(payload ?? new Uint8Array()),
              source: 'command',
              staff: options.staff,
              consents,
              language: context.language,
            })
            const { outcome, scanId, leadId, visitorId, reading, reason, ...more } = ack
            const shown = {
              line,
              outcome,
              scanId,
              leadId,
              visitorId,
              reading,
              reason: payload === null ? 'unreadable_line' : reason,
              ...more,
            }
            await writeResult(context, shown, inWords(ack, context)).catch((error: unknown) => {
              throw error instanceof OutputClosed ? new AppError('acks_unread', { line }) : error
            })
          }
          await stoppable(async (signal) => {
            for await (const line of payloadLines(
              addAbortSignal(signal, context.streams.stdin),
              options.hex ?? false,
            )) {
              signal.throwIfAborted()
              await record(line)
              // Work after the answer (the second copy) runs here, and signals are handled, even if many lines arrive
              // at once.
              await setImmediate()
            }
          })
        }),
      ),
    )
}
