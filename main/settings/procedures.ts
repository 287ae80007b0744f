import type { Settings } from '../../shared/contract/settings.ts'
import { os } from '../app/procedure.ts'

/** Leaves out the settings that were not given. */
function given(change: { [K in keyof Settings]?: Settings[K] | undefined }): Partial<Settings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}

export const settings = os.settings.router({
  get: os.settings.get.handler(({ context }) => context.app.settings.get()),
  set: os.settings.set.handler(({ context, input }) => context.app.settings.set(given(input))),
})
