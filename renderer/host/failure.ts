/** What a failed call says: a known code with its values, or that the host did not answer. */
import { ORPCError } from '@orpc/client'
import type { i18n } from 'i18next'
import type { AppErrorData } from '../../shared/contract/base.ts'
import { AppError, type ErrorCode, isErrorCode } from '../../shared/errors.ts'
import { errorMessage, keepCounted } from '../../shared/messages/translate.ts'
import { hostLink } from './host-link.ts'

export interface Failure {
  /** null where the host gave no answer at all. */
  code: ErrorCode | null
  params: Record<string, unknown>
}

function isAppData(data: unknown): data is AppErrorData {
  return (
    typeof data === 'object' &&
    data !== null &&
    'code' in data &&
    typeof data.code === 'string' &&
    isErrorCode(data.code)
  )
}

/** Reads a thrown thing. */
export function failureOf(error: unknown): Failure {
  if (error instanceof AppError) return { code: error.code, params: error.params }
  if (!(error instanceof ORPCError)) return { code: null, params: {} }
  if (isAppData(error.data))
    return { code: error.data.code, params: { ...error.data.params, reference: error.data.reference ?? '' } }
  // The host was started again and does not know this page's token: treat it as no answer.
  if (error.status === 401) return { code: null, params: {} }
  return { code: 'internal', params: { reference: `${error.code} ${error.status}` } }
}

/** Puts a failure into the translator's language. */
export function failureText(translator: i18n, error: unknown): string {
  const { code, params } = failureOf(error)
  if (code !== null) return keepCounted(errorMessage(translator, code, params))
  return translator.t(hostLink.get() === 'connected' ? 'shell.loadFailed' : 'shell.lost.short')
}
