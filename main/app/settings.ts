/**
 * What this station remembers between starts: kept by `electron-store` under Electron, by `conf` elsewhere, same
 * schema.
 */
import Conf from 'conf'
import { settings as schema, type Settings } from '../../shared/contract/settings.ts'
import { DEFAULT_SETTINGS } from '../../shared/domain/default-settings.ts'

/** What both stores offer. */
export interface SettingsStore {
  store: Record<string, unknown>
}

export interface SettingsKeeper {
  get(): Settings
  set(change: Partial<Settings>): Settings
}

/** `settings.json` in the data folder. A file that was damaged is replaced by the defaults. */
export function createConfStore(folder: string): SettingsStore {
  return new Conf({ cwd: folder, configName: 'settings', projectName: 'enishi', clearInvalidConfig: true })
}

/**
 * Reads each setting that is valid and takes the default for the others, so that an older or newer file never stops the
 * app.
 */
function valid(stored: Record<string, unknown>): Settings {
  const whole = schema.safeParse({ ...DEFAULT_SETTINGS, ...stored })
  if (whole.success) return whole.data
  const wrong = new Set(whole.error.issues.map((issue) => issue.path[0]))
  const right = Object.entries(stored).filter(([key]) => !wrong.has(key))
  return schema.parse({ ...DEFAULT_SETTINGS, ...Object.fromEntries(right) })
}

export function createSettings(store: SettingsStore): SettingsKeeper {
  return {
    get: () => valid(store.store),
    set(change) {
      const next = schema.parse({ ...valid(store.store), ...change })
      store.store = next
      return next
    },
  }
}
