/**
 * The `enishi` command: everything that needs no screen. Names, shapes and exit codes are a promise to other programs.
 */
import { runCli } from './run.ts'

process.exitCode = await runCli(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
})
