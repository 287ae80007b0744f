/** The `enishi` command: everything that needs no screen. Other programs rely on its names, output and exit codes. */
import { runCli } from './run.ts'

process.exitCode = await runCli(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
})
