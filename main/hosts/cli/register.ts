/** How a command is added to the program. */
import type { Command } from 'commander'
import type { command } from '../../../shared/messages/en/command.ts'
import type { CliContext } from './host.ts'

/** Done (0), or an exit code where there is a result to show and it is not all well. */
export type Ending = number | undefined

/** Wraps a command's work so that it gets the context which the global options make. */
export type Runner = <A extends unknown[]>(
  work: (context: CliContext, ...args: A) => Promise<Ending | void>,
) => (...args: A) => Promise<void>

/** What a command or an option is for, in the user's language. */
export type About = (what: keyof typeof command.about) => string

/** Adds one subject's commands. */
export type Register = (program: Command, run: Runner, about: About) => void
