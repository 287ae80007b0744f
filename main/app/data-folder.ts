import { homedir, platform } from 'node:os'
import { join } from 'node:path'

/** The per-user folder for data: `ENISHI_DATA`, or where the system keeps application data. */
export function defaultDataFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.ENISHI_DATA) return env.ENISHI_DATA
  if (platform() === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Enishi')
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Enishi')
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'enishi')
}
