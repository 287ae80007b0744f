/** The command line as a host of the app: opens the data folder as the owner, and reports a failure in one line. */
import type { Readable } from 'node:stream'
import { createRouterClient, ORPCError } from '@orpc/server'
import type { i18n } from 'i18next'
import type { AppErrorData } from '../../../shared/contract/base.ts'
import type { Client } from '../../../shared/contract/index.ts'
import { AppError, type ErrorCode, type ErrorParams } from '../../../shared/errors.ts'
import { createTranslator } from '../../../shared/messages/all-languages.ts'
import { chooseLanguage } from '../../../shared/messages/choose-language.ts'
import { errorMessage, type Language } from '../../../shared/messages/translate.ts'
import type { App } from '../../app/app.ts'
import { OWNER } from '../../app/context.ts'
import { defaultDataFolder } from '../../app/data-folder.ts'
import { toAppError } from '../../app/failure.ts'
import { createLog } from '../../app/log.ts'
import { toStorageError } from '../../db/storage-error.ts'
import { openApp } from '../open-app.ts'
import { router } from '../router.ts'
import { systemLanguages } from '../system-languages.ts'
import { oneLine, write } from './output.ts'

export interface Streams {
  stdin: Readable
  stdout: NodeJS.WritableStream
  stderr: NodeJS.WritableStream
  env: NodeJS.ProcessEnv
}

/** The context of every command. */
export interface CliContext {
  streams: Streams
  json: boolean
  language: Language
  translator: i18n
  folder: string
}

export interface GlobalOptions {
  data?: string
  json?: boolean
  lang?: string
}

/** The requested language, else the system's. */
export function languageFrom(options: GlobalOptions, env: NodeJS.ProcessEnv): Language {
  return chooseLanguage('system', options.lang === undefined ? systemLanguages(env) : [options.lang])
}

export function createCliContext(options: GlobalOptions, streams: Streams): CliContext {
  const language = languageFrom(options, streams.env)
  return {
    streams,
    json: options.json ?? false,
    language,
    translator: createTranslator(language),
    folder: options.data ?? defaultDataFolder(streams.env),
  }
}

/** Opens the app on the data folder, runs `work`, and always closes the app. */
export async function withApp<T>(context: CliContext, work: (app: App, client: Client) => Promise<T>): Promise<T> {
  const app = openApp({ folder: context.folder })
  try {
    return await work(app, createRouterClient(router, { context: { app, caller: OWNER } }))
  } catch (error) {
    throw toStorageError(error, context.folder)
  } finally {
    await app.close()
  }
}

const REFUSED: readonly ErrorCode[] = [
  'input_invalid',
  'exhibition_file_invalid',
  'exhibition_file_not_json',
  'exhibition_differs',
  'data_folder_not_empty',
  'payload_line_invalid',
  'file_unreadable',
  'folder_not_whole',
  'file_too_large',
  'image_unreadable',
  'image_too_large',
  'format_newer',
  'bundle_not_one',
  'bundle_damaged',
  'bundle_wrong_key',
  'bundle_passphrase_needed',
  'bundle_passphrase_wrong',
  'bundle_other_exhibition',
  'bundle_no_recipient',
  'list_empty',
  'list_damaged',
  'list_without_code',
  'workbook_unreadable',
  'workbook_bomb',
  'upload_incomplete',
  'template_not_found_in_samples',
  'bundle_lead_too_large',
  'bundle_not_sealed',
  'recipient_invalid',
  'key_file_invalid',
  'key_exists',
]
const NOT_ALLOWED: readonly ErrorCode[] = [
  'exhibitor_locked',
  'organiser_locked',
  'pin_wrong',
  'passphrase_wrong',
  'too_many_attempts',
  'not_just_scanned',
  'station_unknown',
]

/** 0 done · 1 unexpected · 2 usage · 3 input refused · 4 not found · 5 not allowed · 6 storage. */
export function exitCodeOf(code: ErrorCode): number {
  if (code === 'usage') return 2
  if (REFUSED.includes(code)) return 3
  if (code.endsWith('_not_found') || code === 'exhibition_missing' || code === 'key_missing') return 4
  if (NOT_ALLOWED.includes(code)) return 5
  return code.startsWith('storage_') || code === 'file_unwritable' ? 6 : 1
}

function toFailure(error: unknown, folder: string): { code: ErrorCode; params: ErrorParams } {
  if (error instanceof AppError) return error
  if (error instanceof ORPCError && error.code === 'APP') return error.data as AppErrorData & { params: ErrorParams }
  return toAppError(error, 'command', { folder, log: createLog(folder) })
}

/**
 * Reports a failure: one line for a person on stderr, and with `--json` one object on stdout. Returns the exit code.
 */
export async function reportFailure(
  error: unknown,
  { streams, json, translator, folder }: CliContext,
): Promise<number> {
  const { code, params } = toFailure(error, folder)
  const message = errorMessage(translator, code, params)
  // If one output is closed, the other and the exit code still report it.
  const told = [
    write(streams.stderr, `${oneLine(message)}\n`),
    ...(json ? [write(streams.stdout, `${JSON.stringify({ error: { code, params, message } })}\n`)] : []),
  ]
  await Promise.allSettled(told)
  return exitCodeOf(code)
}
