/** How a subject adds its commands to the program. */
import type { Command } from 'commander'
import type { command } from '../../../shared/messages/en/command.ts'
import type { CliContext } from './host.ts'

/** Undefined means success (0). An exit code is for a result that is shown although something failed. */
export type Ending = number | undefined

/** Wraps a command's work and gives it the context made from the global options. */
export type Runner = <A extends unknown[]>(
  work: (context: CliContext, ...args: A) => Promise<Ending | void>,
) => (...args: A) => Promise<void>

/** The description of a command or option, in the user's language. */
export type About = (what: keyof typeof command.about) => string

/** Adds one subject's commands. */
export type Register = (program: Command, run: Runner, about: About) => void
