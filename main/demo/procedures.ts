import { os } from '../app/procedure.ts'
import { fillDemo } from './fill.ts'

export const demo = os.exhibition.demo.handler(({ context, input }) => fillDemo(context.app, input))
