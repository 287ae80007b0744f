/**
 * Runs before every procedure: enforces its access rule and lets no raw error cross the boundary. A known failure is
 * sent as its code. Any other is logged and sent as `internal` with the log's reference.
 */
import { ORPCError, ValidationError } from '@orpc/server'
import type { AppErrorData } from '../../shared/contract/base.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { Context } from '../app/context.ts'
import { toAppError } from '../app/failure.ts'
import { os } from '../app/procedure.ts'
import { assertAllowed } from './access.ts'

const INTERNAL_STATUS: Partial<Record<ErrorCode, number>> = { internal: 500 }

function travelling(data: AppErrorData): ORPCError<'APP', AppErrorData> {
  return new ORPCError('APP', { status: INTERNAL_STATUS[data.code] ?? 400, data, defined: true, message: data.code })
}

/** The invalid fields of an input, named for a person. */
function wrongFields(error: ValidationError): string[] {
  return error.issues.map((issue) =>
    (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
  )
}

function toTravelling(error: unknown, context: Context, where: string): ORPCError<'APP', AppErrorData> {
  if (error instanceof ORPCError && error.code === 'APP') return error as ORPCError<'APP', AppErrorData>
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
    return travelling({ code: 'input_invalid', params: { fields: wrongFields(error.cause) } })
  }
  const { code, params } = toAppError(error, where, context.app)
  return travelling({ code, params, ...(code === 'internal' ? { reference: String(params.reference) } : {}) })
}

/** Passes events on. A failure in the middle is treated like any other. */
async function* safely(events: AsyncIterator<unknown, unknown, void>, context: Context, where: string): AsyncGenerator {
  try {
    for (;;) {
      const next = await events.next()
      if (next.done) return next.value
      yield next.value
    }
  } catch (error) {
    throw toTravelling(error, context, where)
  } finally {
    await events.return?.()
  }
}

function isEventIterator(output: unknown): output is AsyncIterator<unknown, unknown, void> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output
}

/** Checks the rule and catches errors before the input is validated. */
export const guarded = os.use(async ({ context, next, path, procedure }, input) => {
  const where = path.join('.')
  try {
    assertAllowed(procedure['~orpc'].meta.access, context, input)
    const result = await next()
    return isEventIterator(result.output) ? { ...result, output: safely(result.output, context, where) } : result
  } catch (error) {
    throw toTravelling(error, context, where)
  }
})
