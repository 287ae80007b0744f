import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { startServer } from '../browser/server.ts'
import { openApp } from '../open-app.ts'
import { portNumber } from './arguments.ts'
import { write, writeJson } from './output.ts'
import type { Register } from './register.ts'

const IS_SOURCE = import.meta.url.endsWith('.ts')
const PAGE = fileURLToPath(new URL(IS_SOURCE ? '../../../out/renderer' : '../renderer', import.meta.url))

/** Opens an address with the system's opener. If there is none, the printed address is enough. */
function openInBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'win32'
      ? ['rundll32', 'url.dll,FileProtocolHandler']
      : process.platform === 'darwin'
        ? ['open']
        : ['xdg-open']
  spawn(command, [...args, url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}

/** Waits until the process is asked to end. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}

export const registerServeCommands: Register = (program, run, about) => {
  program
    .command('serve')
    .description(about('serve'))
    .option('--port <N>', about('port'), portNumber, 0)
    .option('--open', about('open'))
    .action(
      run(async (context, { port, open = false }: { port: number; open?: boolean }) => {
        const app = openApp({ folder: context.folder })
        try {
          const server = await startServer({ app, port, pageDir: PAGE })
          if (context.json) await writeJson(context, { url: server.url })
          else await write(context.streams.stdout, `Enishi is ready: ${server.url}\n`)
          if (open) openInBrowser(server.url)
          await untilStopped()
          await server.close()
        } finally {
          await app.close()
        }
      }),
    )
}
