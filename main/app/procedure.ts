/** What every subject's procedures are made with. `hosts/router.ts` puts the access rules and the error wall before them. */
import { implement } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'
import type { Context } from './context.ts'

export const os = implement(contract).$context<Context>()
