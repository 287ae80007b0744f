/**
 * The values that this station remembers between starts. Electron keeps them in `electron-store`, other hosts in
 * `conf`; the schema is the same.
 */
import Conf from 'conf'
import { settings as schema, type Settings } from '../../shared/contract/settings.ts'
import { DEFAULT_SETTINGS } from '../../shared/domain/default-settings.ts'

/** The methods that both stores have. */
export interface SettingsStore {
  store: Record<string, unknown>
}

export interface SettingsKeeper {
  get(): Settings
  set(change: Partial<Settings>): Settings
  /** How often a setting was changed since the start. */
  changes(): number
}

/** `settings.json` in the data folder. The defaults replace a damaged file. */
export function createConfStore(folder: string): SettingsStore {
  return new Conf({ cwd: folder, configName: 'settings', projectName: 'enishi', clearInvalidConfig: true })
}

/** Keeps each valid setting and takes the default for the others. So an older or newer file never stops the app. */
function valid(stored: Record<string, unknown>): Settings {
  const whole = schema.safeParse({ ...DEFAULT_SETTINGS, ...stored })
  if (whole.success) return whole.data
  const wrong = new Set(whole.error.issues.map((issue) => issue.path[0]))
  const right = Object.entries(stored).filter(([key]) => !wrong.has(key))
  return schema.parse({ ...DEFAULT_SETTINGS, ...Object.fromEntries(right) })
}

export function createSettings(store: SettingsStore): SettingsKeeper {
  let changes = 0
  return {
    get: () => valid(store.store),
    set(change) {
      const next = schema.parse({ ...valid(store.store), ...change })
      store.store = next
      changes += 1
      return next
    },
    changes: () => changes,
  }
}
