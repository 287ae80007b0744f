/** Values that a subject keeps while an app is open: one value per subject, made at the first use. */
import type { App } from './app.ts'

/**
 * Returns a function that gives each app its own value. `create` may register a step for closing (`onClose`) or for an
 * erasure (`onForget`).
 */
export function perApp<T>(create: (app: App) => T): (app: App) => T {
  const key = {}
  return (app) => {
    if (!app.kept.has(key)) app.kept.set(key, create(app))
    return app.kept.get(key) as T
  }
}
