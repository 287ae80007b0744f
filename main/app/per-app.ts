/** What subjects keep while an app is open: one place a subject, made when it is first asked for. */
import type { App } from './app.ts'

/**
 * Returns a function that gives each app its own value. `create` may register what must happen when the app closes
 * (`onClose`) or when people are erased (`onForget`).
 */
export function perApp<T>(create: (app: App) => T): (app: App) => T {
  const key = {}
  return (app) => {
    if (!app.kept.has(key)) app.kept.set(key, create(app))
    return app.kept.get(key) as T
  }
}
