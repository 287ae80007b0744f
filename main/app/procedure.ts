/**
 * The builder of every subject's procedures. `hosts/router.ts` adds the access rules and the conversion of errors
 * before them.
 */
import { implement } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'
import type { Context } from './context.ts'

export const os = implement(contract).$context<Context>()
