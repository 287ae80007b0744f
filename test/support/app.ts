/** A real app on a real data folder, with the tests' exhibition. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { onTestFinished } from 'vitest'
import { OWNER, createPageCaller, type Caller } from '../../main/app/context.ts'
import { router } from '../../main/hosts/router.ts'
import { openApp } from '../../main/hosts/open-app.ts'
import type { Client } from '../../shared/contract/index.ts'
import type { Command } from '../../shared/contract/shapes.ts'
import { newId, type CommandId, type ExhibitorId } from '../../shared/domain/ids.ts'
import { exhibitionFile } from './exhibition.ts'
import { addExhibition, temporaryFolder } from './folder.ts'
import type { App } from '../../main/app/app.ts'

/** A command's id and time, as a page makes them. */
export function command(at = new Date().toISOString()): Command {
  return { id: newId() as CommandId, at }
}

export function clientOf(app: App, caller: Caller): Client {
  return createRouterClient(router, { context: { app, caller } })
}

export interface TestApp {
  app: App
  owner: Client
  page: Client
  orbit: ExhibitorId
  polar: ExhibitorId
}

/**
 * Opens `folder` (a new one unless given) and closes it when the test has finished; without the exhibition if `empty`.
 */
export async function openTestApp(options: { folder?: string; empty?: boolean } = {}): Promise<TestApp> {
  const folder = options.folder ?? temporaryFolder()
  const isThere = existsSync(join(folder, 'enishi.db'))
  if (!options.empty && !isThere) addExhibition(folder)
  const app = openApp({ folder })
  onTestFinished(() => app.close())
  const owner = clientOf(app, OWNER)
  const known =
    isThere && !options.empty
      ? await owner.exhibition.apply({ command: command(), file: exhibitionFile() })
      : await owner.exhibition.get()
  const idOf = (code: string) =>
    known?.exhibitors.find((exhibitor) => exhibitor.code === code)?.exhibitorId as ExhibitorId
  return { app, owner, page: clientOf(app, createPageCaller()), orbit: idOf('ORBIT'), polar: idOf('POLAR') }
}

export const hex = (text: string): string => Buffer.from(text).toString('hex')

/** The arguments of `scan.record` for a payload. */
export function scanOf(
  exhibitorId: ExhibitorId,
  payload: string,
  more: { command?: Command; consents?: string[] } = {},
) {
  return {
    command: command(),
    exhibitorId,
    payloadHex: hex(payload),
    source: 'camera' as const,
    staff: 'Aiko',
    ...more,
  }
}

export interface Failure {
  code: string
  params: Record<string, unknown>
}

/** The `AppError` data that a failure carries; anything else is thrown on. */
export function failureIn(error: unknown): Failure {
  if (error instanceof Error && 'data' in error) return error.data as Failure
  throw error
}

/** The `AppError` data that a call fails with. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  try {
    await call
  } catch (error) {
    return failureIn(error)
  }
  throw new Error('the call did not fail')
}

export const MECARD = 'MECARD:N:髙橋,太郎;SOUND:タカハシ,タロウ;ORG:㈱宇宙電波;TEL:0312345678;EMAIL:t@uchu.example;;'
